package dev.durablesingleton.local.engine.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Timers, scheduled starts and pauses, by due time. For the deciding thread only. */
public final class TimerQueue {
  private final TreeSet<Entry> entries =
      new TreeSet<>(
          Comparator.comparing(Entry::due)
              .thenComparing(Entry::sequence)
              .thenComparing(Entry::instanceId));

  TimerQueue() {}

  /**
   * A timer of an instance or entity.
   *
   * @param sequence the sequence of the timer's message; 0 for the end of a wait before a turn
   */
  public record Entry(Instant due, long sequence, String instanceId) {}

  /** Adds a timer, which fires once. */
  public void add(Entry entry) {
    entries.add(entry);
  }

  void remove(Entry entry) {
    entries.remove(entry);
  }

  /** The due time of the first entry, or null. */
  public @Nullable Instant next() {
    return entries.isEmpty() ? null : entries.first().due();
  }

  /** Takes the first entry if it is due, or null. */
  @Nullable Entry pollDue(Instant now) {
    return entries.isEmpty() || entries.first().due().isAfter(now) ? null : entries.pollFirst();
  }

  void clear() {
    entries.clear();
  }
}

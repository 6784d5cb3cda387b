package dev.durablesingleton.local.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * What is due later: timers, and starts that were scheduled for a time. For the hub's thread only.
 */
final class TimerQueue {
  private final TreeSet<Entry> entries =
      new TreeSet<>(
          Comparator.comparing(Entry::due)
              .thenComparing(Entry::sequence)
              .thenComparing(Entry::instanceId));

  /**
   * @param sequence of the timer's message; 0 for the first turn of an instance
   */
  record Entry(Instant due, long sequence, String instanceId) {}

  void add(Entry entry) {
    entries.add(entry);
  }

  void remove(Entry entry) {
    entries.remove(entry);
  }

  /** When the next one is due, or null. */
  Instant next() {
    return entries.isEmpty() ? null : entries.first().due();
  }

  /** Takes the next one that is due, or null. */
  Entry pollDue(Instant now) {
    return entries.isEmpty() || entries.first().due().isAfter(now) ? null : entries.pollFirst();
  }

  void clear() {
    entries.clear();
  }
}

package dev.durablesingleton.local.triggers.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock and a scheduler that the test advances; tasks run on the test's thread. */
final class ManualTime extends Clock implements Scheduler {

  private record ScheduledTask(Instant at, Runnable task) {}

  private final List<ScheduledTask> tasks = new ArrayList<>();
  private Instant now;
  private Duration longestDelay = Duration.ZERO;

  ManualTime(Instant now) {
    this.now = now;
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    longestDelay = delay.compareTo(longestDelay) > 0 ? delay : longestDelay;
    tasks.add(new ScheduledTask(now.plus(delay), task));
  }

  /** Advances the clock and runs the tasks that become due. */
  void advance(Duration by) {
    Instant until = now.plus(by);
    for (ScheduledTask next = first(until); next != null; next = first(until)) {
      tasks.remove(next);
      now = next.at();
      next.task().run();
    }
    now = until;
  }

  /** Drops all tasks, as a restart of the process does, and advances the clock. */
  void restart(Duration down) {
    tasks.clear();
    now = now.plus(down);
  }

  Duration longestDelay() {
    return longestDelay;
  }

  private ScheduledTask first(Instant until) {
    return tasks.stream()
        .filter(task -> !task.at().isAfter(until))
        .min(Comparator.comparing(ScheduledTask::at))
        .orElse(null);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

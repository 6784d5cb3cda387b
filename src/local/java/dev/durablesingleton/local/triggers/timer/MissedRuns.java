package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes when a timer is due after a start of the host: in the past if a run was missed. The
 * rules are those of the timer extension's ScheduleMonitor.
 */
final class MissedRuns {

  private MissedRuns() {}

  /**
   * Returns the status at start.
   *
   * @param stored the status of an earlier run of the host, if any
   */
  static ScheduleStatus statusAt(Instant now, Schedule schedule, @Nullable ScheduleStatus stored) {
    if (stored == null) {
      return new ScheduleStatus(null, next(schedule, now), now);
    }
    Instant base = stored.last() == null ? stored.lastUpdated() : stored.last();
    Instant from = base == null ? now : base;
    Instant expected = next(schedule, from);
    if (expected.equals(stored.next())) {
      return stored;
    }
    // The schedule has been changed; a time of the new schedule was not missed.
    boolean past = now.isAfter(expected);
    return new ScheduleStatus(null, past ? next(schedule, now) : expected, past ? now : from);
  }

  private static Instant next(Schedule schedule, Instant after) {
    return schedule.next(after).orElseThrow();
  }
}

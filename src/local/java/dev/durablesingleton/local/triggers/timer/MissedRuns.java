package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.util.Optional;

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
  static ScheduleStatus statusAt(Instant now, Schedule schedule, Optional<ScheduleStatus> stored) {
    if (stored.isEmpty()) {
      return new ScheduleStatus(null, next(schedule, now), now);
    }
    ScheduleStatus status = stored.get();
    Instant base = status.last() == null ? status.lastUpdated() : status.last();
    Instant from = base == null ? now : base;
    Instant expected = next(schedule, from);
    if (expected.equals(status.next())) {
      return status;
    }
    // The schedule has been changed; a time of the new schedule was not missed.
    boolean past = now.isAfter(expected);
    return new ScheduleStatus(null, past ? next(schedule, now) : expected, past ? now : from);
  }

  private static Instant next(Schedule schedule, Instant after) {
    return schedule.next(after).orElseThrow();
  }
}

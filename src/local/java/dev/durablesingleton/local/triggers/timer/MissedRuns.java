package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.util.Optional;

/**
 * Works out, when the host starts, when a remembered timer is due: in the past where a run was
 * missed. The rules are those of the host's schedule monitor.
 */
final class MissedRuns {

  private MissedRuns() {}

  /** The status to go on with. */
  static ScheduleStatus statusAt(
      Instant now, Schedule schedule, Optional<ScheduleStatus> remembered) {
    if (remembered.isEmpty()) {
      return new ScheduleStatus(null, next(schedule, now), now);
    }
    ScheduleStatus status = remembered.get();
    Instant base = status.last() == null ? status.lastUpdated() : status.last();
    Instant from = base == null ? now : base;
    Instant expected = next(schedule, from);
    if (expected.equals(status.next())) {
      return status;
    }
    // The schedule has been changed; a time that only the new one has was not missed.
    boolean gone = now.isAfter(expected);
    return new ScheduleStatus(null, gone ? next(schedule, now) : expected, gone ? now : from);
  }

  private static Instant next(Schedule schedule, Instant after) {
    return schedule.next(after).orElseThrow();
  }
}

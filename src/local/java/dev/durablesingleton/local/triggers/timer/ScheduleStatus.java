package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.util.Objects;

/**
 * What is remembered of a timer.
 *
 * @param last when it last ran; null when it never did
 * @param next when it is due
 * @param lastUpdated when {@code next} was worked out; null where that is not known
 */
record ScheduleStatus(Instant last, Instant next, Instant lastUpdated) {

  ScheduleStatus {
    Objects.requireNonNull(next);
  }
}

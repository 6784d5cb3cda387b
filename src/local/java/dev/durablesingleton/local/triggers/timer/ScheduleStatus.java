package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.util.Objects;

/**
 * The stored status of a timer.
 *
 * @param last the last run; null if it has never run
 * @param next the next due time
 * @param lastUpdated when {@code next} was computed; null if unknown
 */
record ScheduleStatus(Instant last, Instant next, Instant lastUpdated) {

  ScheduleStatus {
    Objects.requireNonNull(next);
  }
}

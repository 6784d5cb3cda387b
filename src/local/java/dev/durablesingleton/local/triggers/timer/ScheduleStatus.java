package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored status of a timer.
 *
 * @param last the last run; null if it has never run
 * @param next the next due time
 * @param lastUpdated when {@code next} was computed; null if unknown
 */
record ScheduleStatus(@Nullable Instant last, Instant next, @Nullable Instant lastUpdated) {

  ScheduleStatus {
    Objects.requireNonNull(next);
  }
}

package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a timer is due. Immutable. */
sealed interface Schedule permits CronSchedule, ConstantSchedule {

  /** Returns the first time after this one; empty if there is none. */
  Optional<Instant> next(Instant after);

  /** Whether it is due at most once a minute, so that the host stores its status. */
  boolean isMonitorable();

  /** The value of {@code AdjustForDST} for function code. */
  boolean adjustsForDst();

  /**
   * Parses a cron expression or a time span.
   *
   * @param zone time zone of a cron expression
   * @return empty if the text is neither
   */
  static Optional<Schedule> parse(String text, ZoneId zone) {
    Optional<Schedule> cron = CronExpression.parse(text).map(e -> new CronSchedule(e, zone));
    return cron.or(
        () ->
            TimeSpan.parse(text)
                .filter(span -> span.compareTo(Duration.ZERO) > 0)
                .map(ConstantSchedule::new));
  }
}

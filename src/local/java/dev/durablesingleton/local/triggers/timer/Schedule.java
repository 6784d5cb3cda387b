package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a timer is due. */
sealed interface Schedule permits CronSchedule, ConstantSchedule {

  /** The first time after this one; empty when none ever comes. */
  Optional<Instant> next(Instant after);

  /** Whether it is due so seldom, once a minute at most, that the host remembers its runs. */
  boolean isMonitorable();

  /** What the host tells function code of it. */
  boolean adjustsForDst();

  /**
   * Reads a cron expression or a time span.
   *
   * @param zone in which a cron expression is meant
   * @return empty when the text is neither
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

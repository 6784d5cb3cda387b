package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.log.HostLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Logs at start when a timer will be due, as the timer extension does. */
final class ScheduleLogger {

  private static final int OCCURRENCES = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ssXXX", Locale.ROOT);

  private final Clock clock;
  private final ZoneId zone;
  private final HostLog log;

  ScheduleLogger(Clock clock, ZoneId zone, HostLog log) {
    this.clock = clock;
    this.zone = zone;
    this.log = log;
  }

  void log(Timer timer) {
    StringBuilder occurrences = new StringBuilder();
    Optional<Instant> next = timer.schedule().next(clock.instant());
    for (int i = 0; i < OCCURRENCES && next.isPresent(); i++) {
      occurrences.append('\n').append(line(next.get()));
      next = timer.schedule().next(next.get());
    }
    log.info(
        "Host.Triggers.Timer",
        "The next 5 occurrences of the '%s' schedule (%s) will be:%s"
            .formatted(timer.function().name(), timer.schedule(), occurrences));
  }

  private String line(Instant time) {
    String utc = TIME.format(time.atZone(ZoneOffset.UTC));
    return zone.equals(ZoneOffset.UTC) ? utc : TIME.format(time.atZone(zone)) + " (" + utc + ")";
  }
}

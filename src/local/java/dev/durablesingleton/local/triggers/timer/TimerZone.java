package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.log.HostLog;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The time zone of cron expressions: {@code WEBSITE_TIME_ZONE}, or UTC. */
final class TimerZone {

  private static final String SETTING = "WEBSITE_TIME_ZONE";

  private TimerZone() {}

  /** Unknown names mean UTC, as on the real host, and are logged. */
  static ZoneId of(Map<String, String> environment, HostLog log) {
    String name = environment.get(SETTING);
    if (name == null || name.isBlank()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.trim());
    } catch (DateTimeException e) {
      log.warn(
          "Host.Triggers.Timer",
          "%s is '%s', which is not a known time zone, so timers use UTC; use a name such as Europe/Berlin."
              .formatted(SETTING, name));
      return ZoneOffset.UTC;
    }
  }
}

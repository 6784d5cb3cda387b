package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.SettingNames;
import dev.durablesingleton.local.functionapp.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a timer trigger. Immutable.
 *
 * @param runOnStartup whether the function runs at every start of the host
 * @param monitored whether the status is stored, so that missed runs are caught up
 * @param notice explains a schedule that may not mean what it seems to; null for others
 */
record TimerSettings(
    Schedule schedule, boolean runOnStartup, boolean monitored, @Nullable String notice) {

  /**
   * Reads the settings of a trigger.
   *
   * @throws PackageException with the host's message, if the schedule is invalid or never due
   */
  static TimerSettings read(
      Binding trigger, Map<String, String> environment, ZoneId zone, Instant now)
      throws PackageException {
    String given = trigger.text("schedule");
    String text = SettingNames.resolve(given == null ? "" : given, environment);
    Schedule schedule =
        Schedule.parse(text, zone)
            .orElseThrow(
                () ->
                    new PackageException(
                        "The schedule expression '%s' was not recognized as a valid cron expression or timespan string."
                            .formatted(text)));
    if (schedule.next(now).isEmpty()) {
      throw new PackageException("The schedule expression '%s' is never due.".formatted(text));
    }
    return new TimerSettings(
        schedule,
        "true".equalsIgnoreCase(trigger.text("runOnStartup")),
        schedule.isMonitorable() && !"false".equalsIgnoreCase(trigger.text("useMonitor")),
        schedule instanceof ConstantSchedule ? TimeSpan.daysNotice(text).orElse(null) : null);
  }
}

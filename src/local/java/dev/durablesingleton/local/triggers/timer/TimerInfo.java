package dev.durablesingleton.local.triggers.timer;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.worker.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a timer trigger: the JSON of the timer extension's TimerInfo. */
final class TimerInfo {

  /** .NET's {@code DateTime.MinValue}, which means never. */
  private static final OffsetDateTime NEVER =
      LocalDateTime.of(1, 1, 1, 0, 0).atOffset(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME = local(0);
  private static final DateTimeFormatter FULL_TIME = local(7);
  private static final DateTimeFormatter INVARIANT =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

  private TimerInfo() {}

  /**
   * Returns the trigger's value.
   *
   * @param status null if the timer is not monitored
   */
  static Value value(
      Schedule schedule, @Nullable ScheduleStatus status, boolean pastDue, ZoneId zone) {
    JsonObject times = new JsonObject();
    times.addProperty("AdjustForDST", schedule.adjustsForDst());
    JsonObject info = new JsonObject();
    info.add("Schedule", times);
    info.add("ScheduleStatus", status == null ? JsonNull.INSTANCE : json(status, zone));
    info.addProperty("IsPastDue", pastDue);
    return new Value.Json(Json.compact(info));
  }

  /** Returns the trigger metadata, for {@code @BindingName("TimerTrigger")}. */
  static Map<String, Value> metadata(Instant now, ZoneId zone) {
    return Map.of("TimerTrigger", new Value.Text(INVARIANT.format(now.atZone(zone))));
  }

  /** Formats a time as in the host's log, with all fraction digits. */
  static String fullTime(Instant time, ZoneId zone) {
    return FULL_TIME.format(time.atZone(zone));
  }

  private static JsonObject json(ScheduleStatus status, ZoneId zone) {
    JsonObject json = new JsonObject();
    json.addProperty("Last", time(status.last(), zone));
    json.addProperty("Next", time(status.next(), zone));
    json.addProperty("LastUpdated", time(status.lastUpdated(), zone));
    return json;
  }

  private static String time(@Nullable Instant time, ZoneId zone) {
    return TIME.format(time == null ? NEVER : time.atZone(zone));
  }

  private static DateTimeFormatter local(int digits) {
    return new DateTimeFormatterBuilder()
        .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, digits, 7, true)
        .appendOffset("+HH:MM", "+00:00")
        .toFormatter(Locale.ROOT);
  }
}

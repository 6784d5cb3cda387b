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

/** What a timer's function is given. Names, order and times are those of the Functions host. */
final class TimerInfo {

  /** .NET's first moment, which stands for never. */
  private static final OffsetDateTime NEVER =
      LocalDateTime.of(1, 1, 1, 0, 0).atOffset(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME = local(0);
  private static final DateTimeFormatter FULL_TIME = local(7);
  private static final DateTimeFormatter INVARIANT =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

  private TimerInfo() {}

  /**
   * The trigger's value.
   *
   * @param status null where runs are not remembered
   */
  static Value value(Schedule schedule, ScheduleStatus status, boolean pastDue, ZoneId zone) {
    JsonObject times = new JsonObject();
    times.addProperty("AdjustForDST", schedule.adjustsForDst());
    JsonObject info = new JsonObject();
    info.add("Schedule", times);
    info.add("ScheduleStatus", status == null ? JsonNull.INSTANCE : json(status, zone));
    info.addProperty("IsPastDue", pastDue);
    return new Value.Json(Json.compact(info));
  }

  /** What {@code @BindingName("TimerTrigger")} takes. */
  static Map<String, Value> metadata(Instant now, ZoneId zone) {
    return Map.of("TimerTrigger", new Value.Text(INVARIANT.format(now.atZone(zone))));
  }

  /** A time as the host's log has it, all digits written. */
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

  private static String time(Instant time, ZoneId zone) {
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

package dev.durablesingleton.local.web.management;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses and formats times as the Durable extension does. */
final class TimeText {

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][M/d/uuuu]", Locale.ROOT))
          .appendPattern("['T'][' '][H:mm[:ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[' '][XXX][X]")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** .NET's ticks: up to seven digits, without trailing zeros. */
  private static final DateTimeFormatter TICKS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int NANOS_PER_TICK = 100;

  private TimeText() {}

  /** The time; null if the text is not a time. */
  static @Nullable Instant parse(String text) {
    try {
      TemporalAccessor read =
          READ.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (read instanceof OffsetDateTime time) {
        return time.toInstant();
      }
      LocalDateTime local =
          read instanceof LocalDate date
              ? date.atTime(LocalTime.MIDNIGHT)
              : LocalDateTime.from(read);
      return local.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The format in an instance's status: truncated to seconds. */
  static String seconds(Instant time) {
    return SECONDS.format(time.truncatedTo(ChronoUnit.SECONDS)) + "Z";
  }

  /** The format in a history event. */
  static String ticks(Instant time) {
    return ticked(time) + "Z";
  }

  /** The format of {@code ScheduledTime} in a history event. */
  static String ticksWithOffset(Instant time) {
    return ticked(time) + "+00:00";
  }

  private static String ticked(Instant time) {
    return TICKS.format(time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_TICK));
  }
}

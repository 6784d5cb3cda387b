package dev.durablesingleton.local.cli.durable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a time in ISO 8601, in UTC unless it has an offset. The API would ignore an invalid one,
 * and a purge would remove more than was asked.
 */
final class UtcTime implements ITypeConverter<Instant> {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  @Override
  public Instant convert(String text) {
    try {
      TemporalAccessor time =
          FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime exact) {
        return exact.toInstant();
      }
      return (time instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(time))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a time such as 2026-01-31 or 2026-01-31T08:00:00Z");
    }
  }
}

package dev.durablesingleton.local.functionapp;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes .NET's {@code TimeSpan} format {@code [-][d.]hh:mm[:ss[.fffffff]]}. Also reads
 * {@code d:hh:mm:ss}, and a plain number as days.
 */
public final class TimeSpan {

  private static final int NANOS_PER_TICK = 100;
  private static final Pattern DAYS = Pattern.compile("\\d{1,8}");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(\\d{1,8})(?:\\.|:(?=\\d+:\\d+:)))?(\\d{1,2}):(\\d{1,2})"
              + "(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");

  private TimeSpan() {}

  /** Parses a time span; empty if the text is not one. */
  public static Optional<Duration> parse(String text) {
    String trimmed = text.trim();
    boolean negative = trimmed.startsWith("-");
    String unsigned = negative ? trimmed.substring(1) : trimmed;
    return unsigned(unsigned).map(span -> negative ? span.negated() : span);
  }

  /** Formats a time span as .NET does: {@code 00:30:00}, {@code 1.00:00:00.5000000}. */
  public static String text(Duration span) {
    Duration length = span.abs();
    String days = length.toDays() == 0 ? "" : length.toDays() + ".";
    String fraction =
        length.getNano() == 0 ? "" : ".%07d".formatted(length.getNano() / NANOS_PER_TICK);
    return (span.isNegative() ? "-" : "")
        + days
        + "%02d:%02d:%02d"
            .formatted(length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart())
        + fraction;
  }

  private static Optional<Duration> unsigned(String text) {
    if (DAYS.matcher(text).matches()) {
      return Optional.of(Duration.ofDays(Long.parseLong(text)));
    }
    Matcher time = TIME.matcher(text);
    if (!time.matches()
        || number(time.group(2)) > 23
        || number(time.group(3)) > 59
        || number(time.group(4)) > 59) {
      return Optional.empty();
    }
    String fraction = time.group(5) == null ? "" : time.group(5);
    return Optional.of(
        Duration.ofDays(number(time.group(1)))
            .plusHours(number(time.group(2)))
            .plusMinutes(number(time.group(3)))
            .plusSeconds(number(time.group(4)))
            .plusNanos(number(fraction + "0".repeat(9 - fraction.length()))));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}

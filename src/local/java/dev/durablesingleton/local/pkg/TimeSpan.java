package dev.durablesingleton.local.pkg;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads .NET's {@code [-][d.]hh:mm[:ss[.fffffff]]} and {@code d:hh:mm:ss}; a bare number is days.
 */
final class TimeSpan {

  private static final Pattern DAYS = Pattern.compile("\\d{1,8}");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(\\d{1,8})(?:\\.|:(?=\\d+:\\d+:)))?(\\d{1,2}):(\\d{1,2})"
              + "(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");

  private TimeSpan() {}

  /** Empty when the text is no time span. */
  static Optional<Duration> parse(String text) {
    String trimmed = text.trim();
    boolean negative = trimmed.startsWith("-");
    String unsigned = negative ? trimmed.substring(1) : trimmed;
    return unsigned(unsigned).map(span -> negative ? span.negated() : span);
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

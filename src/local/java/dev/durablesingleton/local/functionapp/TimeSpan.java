package dev.durablesingleton.local.functionapp;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes time spans as .NET's {@code TimeSpan.Parse} and {@code ToString} do. The forms
 * are {@code hh:mm}, {@code hh:mm:ss[.fffffff]} and {@code d.hh:mm[:ss[.fffffff]]}; after the days
 * a colon is allowed too, and a plain number means days. {@code 24:00:00} therefore means 24 days:
 * it is not a time of day, so .NET reads it as {@code d:hh:mm}.
 */
public final class TimeSpan {

  private static final int NANOS_PER_TICK = 100;
  private static final long MAX_DAYS = 10_675_199;
  private static final Pattern DAYS = Pattern.compile("\\d{1,8}");
  private static final Pattern DAYS_HOURS_MINUTES =
      Pattern.compile("(\\d{1,8}):(\\d{1,8}):(\\d{1,8})");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(\\d{1,8})(?:\\.|:(?=\\d+:\\d+:)))?(\\d{1,8}):(\\d{1,8})"
              + "(?::(\\d{1,8})(?:\\.(\\d{1,7}))?)?");

  private TimeSpan() {}

  /** Parses a time span; empty if the text is not one. */
  public static Optional<Duration> parse(String text) {
    String trimmed = text.trim();
    boolean negative = trimmed.startsWith("-");
    String unsigned = negative ? trimmed.substring(1) : trimmed;
    return unsigned(unsigned).map(span -> negative ? span.negated() : span);
  }

  /**
   * Explains a time span whose first number looks like hours and means days.
   *
   * @return a clause that begins with the text in quotation marks and ends with a full stop; empty
   *     for all other texts
   */
  public static Optional<String> daysNotice(String text) {
    Matcher days = DAYS_HOURS_MINUTES.matcher(text.trim());
    if (!days.matches() || number(days.group(1)) < 24 || parse(text).isEmpty()) {
      return Optional.empty();
    }
    Duration length = parse(text).get();
    Duration dayPart = length.minusDays(length.toDays());
    String rest = dayPart.isZero() ? "" : " and " + text(dayPart);
    Duration asHours =
        Duration.ofHours(number(days.group(1)))
            .plusMinutes(number(days.group(2)))
            .plusSeconds(number(days.group(3)));
    return Optional.of(
        "'%s' means %d days%s, here and in Azure, because .NET reads hours above 23 as days; write '%s' if you mean hours."
            .formatted(text.trim(), length.toDays(), rest, text(asHours)));
  }

  /** Formats a time span as .NET does: {@code 00:30:00}, {@code 1.00:00:00.5000000}. */
  public static String text(Duration span) {
    Duration length = span.abs();
    String days = length.toDays() == 0 ? "" : length.toDays() + ".";
    String fraction =
        length.toNanosPart() == 0
            ? ""
            : String.format(Locale.ROOT, ".%07d", length.toNanosPart() / NANOS_PER_TICK);
    return (span.isNegative() ? "-" : "")
        + days
        + String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            length.toHoursPart(),
            length.toMinutesPart(),
            length.toSecondsPart())
        + fraction;
  }

  private static Optional<Duration> unsigned(String text) {
    if (DAYS.matcher(text).matches()) {
      return span(number(text), 0, 0, 0, "");
    }
    Matcher time = TIME.matcher(text);
    Optional<Duration> span =
        time.matches()
            ? span(
                number(time.group(1)),
                number(time.group(2)),
                number(time.group(3)),
                number(time.group(4)),
                time.group(5) == null ? "" : time.group(5))
            : Optional.empty();
    Matcher days = DAYS_HOURS_MINUTES.matcher(text);
    return span.isEmpty() && days.matches()
        ? span(number(days.group(1)), number(days.group(2)), number(days.group(3)), 0, "")
        : span;
  }

  private static Optional<Duration> span(
      long days, long hours, long minutes, long seconds, String fraction) {
    if (days > MAX_DAYS || hours > 23 || minutes > 59 || seconds > 59) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(days)
            .plusHours(hours)
            .plusMinutes(minutes)
            .plusSeconds(seconds)
            .plusNanos(number(fraction + "0".repeat(9 - fraction.length()))));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}

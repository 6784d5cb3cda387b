package dev.durablesingleton.internal.http;

import dev.durablesingleton.start.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** When an instance is to begin, in the query parameter {@code startAt} or {@code delay}. */
final class StartTime {

  /** Protobuf's timestamps, and .NET's times, end with the year 9999. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private StartTime() {}

  /**
   * The time; empty for now, which is also what a time in the past means.
   *
   * @throws InvalidRequestException if a parameter is invalid, or if there are both
   */
  static Optional<Instant> in(Map<String, String> query, Instant now) {
    String startAt = query.get("startAt");
    String delay = query.get("delay");
    if (startAt != null && delay != null) {
      throw new InvalidRequestException(
          "startAt is '%s' and delay is '%s'; only one of them may be given."
              .formatted(startAt, delay));
    }
    Optional<Instant> time =
        startAt == null
            ? Optional.ofNullable(delay).map(text -> after(now, text))
            : Optional.of(at(startAt));
    return time.filter(start -> start.isAfter(now));
  }

  private static Instant at(String text) {
    try {
      return notTooLate(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "startAt is '%s'; it must be a time with offset up to the year 9999, such as 2026-01-31T08:00:00Z."
              .formatted(text));
    }
  }

  private static Instant after(Instant now, String text) {
    try {
      Duration delay = Duration.parse(text);
      if (!delay.isNegative()) {
        return notTooLate(now.plus(delay));
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Reported below, together with the rule.
    }
    throw new InvalidRequestException(
        "delay is '%s'; it must be an ISO 8601 duration in days, hours, minutes and seconds that is not negative and ends before the year 10000, such as P1DT12H or PT30S."
            .formatted(text));
  }

  private static Instant notTooLate(Instant time) {
    if (time.isAfter(LATEST)) {
      throw new DateTimeException("after the year 9999");
    }
    return time;
  }
}

package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.start.InvalidRequestException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTimeTest {

  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "startAt, 2026-01-31T08:00:01Z, 2026-01-31T08:00:01Z",
    "startAt, 2026-01-31T10:30:00.5+02:00, 2026-01-31T08:30:00.5Z",
    "startAt, 9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "delay, PT15M, 2026-01-31T08:15:00Z",
    "delay, P1DT0.5S, 2026-02-01T08:00:00.5Z"
  })
  void is_in_either_parameter(String parameter, String value, Instant time) {
    assertThat(StartTime.in(Map.of(parameter, value), NOW)).contains(time);
  }

  @ParameterizedTest
  @CsvSource({
    "startAt, 2026-01-31T08:00:00Z",
    "startAt, 1969-12-31T23:59:59Z",
    "delay, PT0S",
    "wait, 5"
  })
  void is_now_for_no_time_and_for_one_that_is_not_in_the_future(String parameter, String value) {
    assertThat(StartTime.in(Map.of(parameter, value), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          startAt | tomorrow             | a time with offset
          startAt | 2026-01-31T08:00:00  | a time with offset
          startAt | 2026-02-30T08:00:00Z | a time with offset
          startAt | +10000-01-01T00:00:00Z | a time with offset
          startAt | ''                   | a time with offset
          delay   | 15                   | an ISO 8601 duration
          delay   | -PT15M               | an ISO 8601 duration
          delay   | P1M                  | an ISO 8601 duration
          delay   | P99999999D           | an ISO 8601 duration
          delay   | PT9223372036854775807S | an ISO 8601 duration
          """)
  void is_refused_with_value_and_rule_if_it_is_invalid(
      String parameter, String value, String rule) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> StartTime.in(Map.of(parameter, value), NOW))
        .withMessageStartingWith(parameter + " is '" + value + "'; it must be " + rule);
  }

  @Test
  void is_refused_in_both_parameters() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () -> StartTime.in(Map.of("startAt", "2026-01-31T08:00:01Z", "delay", "PT1S"), NOW))
        .withMessage(
            "startAt is '2026-01-31T08:00:01Z' and delay is 'PT1S'; only one of them may be given.");
  }
}

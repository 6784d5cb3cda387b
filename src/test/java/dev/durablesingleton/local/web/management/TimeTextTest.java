package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00.1234567Z, 2026-11-22T10:00:00.123456700Z",
    "2026-11-22T10:00:00+02:00, 2026-11-22T08:00:00Z",
    "2026-11-22 10:00, 2026-11-22T10:00:00Z",
    "2026-11-22, 2026-11-22T00:00:00Z",
    "11/22/2026, 2026-11-22T00:00:00Z"
  })
  void parses_times_in_common_formats(String text, Instant time) {
    assertThat(TimeText.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "", "2026-13-01", "10:00"})
  void an_invalid_time_is_treated_as_missing(String text) {
    assertThat(TimeText.parse(text)).isNull();
  }

  @Test
  void formats_truncated_seconds_and_ticks_without_trailing_zeros() {
    Instant time = Instant.parse("2026-11-22T10:00:01.516315099Z");

    assertThat(TimeText.seconds(time)).isEqualTo("2026-11-22T10:00:01Z");
    assertThat(TimeText.ticks(time)).isEqualTo("2026-11-22T10:00:01.516315Z");
    assertThat(TimeText.ticksWithOffset(Instant.parse("2026-11-22T10:00:01Z")))
        .isEqualTo("2026-11-22T10:00:01+00:00");
  }
}

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
  void reads_times_in_the_spellings_that_callers_use(String text, Instant time) {
    assertThat(TimeText.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "", "2026-13-01", "10:00"})
  void what_is_no_time_counts_as_not_given(String text) {
    assertThat(TimeText.parse(text)).isNull();
  }

  @Test
  void writes_seconds_cut_off_and_ticks_without_zeros_at_the_end() {
    Instant time = Instant.parse("2026-11-22T10:00:01.516315099Z");

    assertThat(TimeText.seconds(time)).isEqualTo("2026-11-22T10:00:01Z");
    assertThat(TimeText.ticks(time)).isEqualTo("2026-11-22T10:00:01.516315Z");
    assertThat(TimeText.ticksWithOffset(Instant.parse("2026-11-22T10:00:01Z")))
        .isEqualTo("2026-11-22T10:00:01+00:00");
  }
}

package dev.durablesingleton.local.triggers.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A schedule")
class ScheduleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void of_a_time_span_is_due_that_long_after_the_last_run() {
    Schedule schedule = schedule("00:05:00");
    Instant run = Instant.parse("2026-03-10T11:59:59.123Z");

    assertThat(schedule.next(run)).contains(run.plusSeconds(300));
    assertThat(schedule).hasToString("Constant: 00:05:00");
    assertThat(schedule.adjustsForDst()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:59, false",
    "00:01:00, true",
    "*/30 * * * * *, false",
    "0 * * * * *, true",
    "0 0 0 * * *, true"
  })
  void is_monitored_if_it_is_due_at_most_once_a_minute(String text, boolean monitorable) {
    assertThat(schedule(text).isMonitorable()).isEqualTo(monitorable);
  }

  @ParameterizedTest
  @CsvSource({"soon", "00:00:00", "-00:05:00", "25:00", "* * *"})
  void is_rejected_if_invalid(String text) {
    assertThat(Schedule.parse(text, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void for_a_point_of_the_day_is_due_once_when_clocks_are_set_back() {
    assertThat(times("0 30 2 * * *", "2026-10-25T01:00+02:00", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(times("0 30 2 * * *", "2026-10-25T02:10+01:00", 1))
        .containsExactly("2026-10-26T02:30+01:00");
  }

  @Test
  void for_an_interval_is_due_in_both_hours_when_clocks_are_set_back() {
    assertThat(times("0 0/30 * * * *", "2026-10-25T01:59+02:00", 5))
        .containsExactly(
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T03:00+01:00");
  }

  @Test
  void for_a_skipped_time_is_due_later_by_the_gap() {
    assertThat(times("0 30 2 * * *", "2026-03-29T00:00+01:00", 2))
        .containsExactly("2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    assertThat(times("0 */30 * * * *", "2026-03-29T01:30+01:00", 2))
        .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
  }

  private static List<String> times(String expression, String after, int count) {
    Schedule schedule = Schedule.parse(expression, BERLIN).orElseThrow();
    List<String> times = new ArrayList<>();
    Instant time = OffsetDateTime.parse(after).toInstant();
    for (int i = 0; i < count; i++) {
      time = schedule.next(time).orElseThrow();
      times.add(time.atZone(BERLIN).toOffsetDateTime().toString());
    }
    return times;
  }

  private static Schedule schedule(String text) {
    return Schedule.parse(text, ZoneOffset.UTC).orElseThrow();
  }
}

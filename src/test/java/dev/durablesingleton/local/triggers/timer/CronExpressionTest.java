package dev.durablesingleton.local.triggers.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cron expression")
class CronExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * * *           | 2026-03-10T11:59:59.5 | 2026-03-10T12:00:00
          0 */5 * * * *         | 2026-03-10T11:55:00   | 2026-03-10T12:00:00
          0 30 9 * * *          | 2026-03-10T09:30:00   | 2026-03-11T09:30:00
          0 0 9-17/4 * * *      | 2026-03-10T13:00:00   | 2026-03-10T17:00:00
          0 0 17-9 * * *        | 2026-03-10T17:00:00   | 2026-03-11T09:00:00
          0 5/20 * * * *        | 2026-03-10T11:45:00   | 2026-03-10T12:05:00
          0 1,31,59 * * * *     | 2026-03-10T11:31:00   | 2026-03-10T11:59:00
          0 0 0 31 * *          | 2026-03-31T00:00:00   | 2026-05-31T00:00:00
          0 0 0 29 2 *          | 2026-03-10T00:00:00   | 2028-02-29T00:00:00
          0 0 0 29 feb MON      | 2026-03-10T00:00:00   | 2044-02-29T00:00:00
          0 0 0 * * mon-Friday  | 2026-03-13T00:00:00   | 2026-03-16T00:00:00
          0 0 0 * January,Ju *  | 2026-03-10T00:00:00   | 2026-06-01T00:00:00
          0 0 0 * * 0           | 2026-03-10T00:00:00   | 2026-03-15T00:00:00
          0 0 0 13 * fri        | 2026-03-14T00:00:00   | 2026-11-13T00:00:00
          30 9 * * *            | 2026-03-10T09:30:00   | 2026-03-11T09:30:00
          59 59 23 31 12 *      | 2026-12-31T23:59:59   | 2027-12-31T23:59:59
          0 */0 * * * *         | 2026-03-10T11:59:00   | 2026-03-10T12:00:00
          """)
  void is_due_next(String expression, LocalDateTime after, LocalDateTime next) {
    assertThat(parse(expression).next(after)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * * *",
        "60 * * * * *",
        "0 0 0 0 * *",
        "0 0 0 * 13 *",
        "0 0 0 * * 7",
        "0 0 0 * * noday",
        "0 1,,2 * * * *",
        "0 ,1 * * * *",
        "0 /5 * * * *",
        "0 5- * * * *",
        "0 -5 * * * *",
        "0 */x * * * *",
        "0 ? * * * *",
        "0 5/* * * * *",
        "a b c d e f"
      })
  void is_rejected_if_invalid(String text) {
    assertThat(CronExpression.parse(text)).isEmpty();
  }

  @Test
  void a_day_that_no_month_has_is_never_due() {
    assertThat(parse("0 0 0 30 2 *").next(LocalDateTime.of(2026, 3, 10, 0, 0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0 */5 * * * *, true",
    "0 0 1-2 * * *, true",
    "0 0 */2 * * *, false",
    "0 30 1 * * *, false",
    "30 1 * * *, false",
    "30 * * * *, true"
  })
  void is_an_interval_or_a_point_of_the_day(String expression, boolean interval) {
    assertThat(parse(expression).isInterval()).isEqualTo(interval);
  }

  @ParameterizedTest
  @CsvSource({
    "*/10 * * * * *, true",
    "0 * * * * *, false",
    "* 0 * * * *, false",
    "* * * * *, false"
  })
  void is_due_more_than_once_in_every_minute(String expression, boolean often) {
    assertThat(parse(expression).isWithinMinutes()).isEqualTo(often);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 */20 9-17 * jan-mar Mon|0 0,20,40 9-17 * 1-3 1",
        "*/1 0-59 * 1-31 * *|* * * * * *",
        "5 4 * * sun|5 4 * * 0"
      })
  void is_printed_as_by_ncrontab(String expression, String written) {
    assertThat(parse(expression)).hasToString(written);
  }

  private static CronExpression parse(String text) {
    return CronExpression.parse(text).orElseThrow();
  }
}

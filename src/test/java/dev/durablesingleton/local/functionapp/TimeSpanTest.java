package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time span")
class TimeSpanTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "24:00:00, PT576H",
    "24:05:00, PT581H",
    "23:59:59, PT23H59M59S",
    "00:00:01.5, PT1.5S",
    "7.00:00:00, PT168H",
    "7:00:00:00, PT168H",
    "1.12:30, PT36H30M",
    "00:10, PT10M",
    "000:005:000, PT5M",
    "10675199, PT256204776H",
    "-00:00:01, PT-1S"
  })
  void is_read_as_dotnet_reads_it(String text, Duration span) {
    assertThat(TimeSpan.parse(text)).contains(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"24:00", "24:30:00", "23:60:00", "00:00:60", "1.24:00:00", "10675200", "1h", ""})
  void is_refused_where_dotnet_refuses_it(String text) {
    assertThat(TimeSpan.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24:00:00 | '24:00:00' means 24 days, here and in Azure, because .NET reads hours above 23 as days; write '1.00:00:00' if you mean hours.",
        "48:05:00 | '48:05:00' means 48 days and 05:00:00, here and in Azure, because .NET reads hours above 23 as days; write '2.00:05:00' if you mean hours."
      })
  void of_24_hours_and_more_is_explained(String text, String notice) {
    assertThat(TimeSpan.daysNotice(text)).contains(notice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23:00:00", "1.00:00:00", "24:30:00", "24", "whenever"})
  void of_any_other_form_is_not_explained(String text) {
    assertThat(TimeSpan.daysNotice(text)).isEmpty();
  }
}

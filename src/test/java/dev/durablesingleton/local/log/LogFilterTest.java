package dev.durablesingleton.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFilterTest {

  @Test
  void functions_and_host_have_levels_of_their_own() {
    LogFilter filter = new LogFilter(Map.of(), LogLevel.INFORMATION, LogLevel.WARNING);

    assertThat(filter.lets(LogLevel.INFORMATION, "Function.F.User")).isTrue();
    assertThat(filter.lets(LogLevel.DEBUG, "Function.F.User")).isFalse();
    assertThat(filter.lets(LogLevel.INFORMATION, "Host.Startup")).isFalse();
    assertThat(filter.lets(LogLevel.WARNING, "Host.Startup")).isTrue();
  }

  @Test
  void the_default_of_host_json_takes_the_place_of_both() {
    LogFilter filter =
        new LogFilter(
            Map.of("Default", LogLevel.ERROR), LogLevel.INFORMATION, LogLevel.INFORMATION);

    assertThat(filter.lets(LogLevel.WARNING, "Function.F")).isFalse();
    assertThat(filter.lets(LogLevel.ERROR, "Host.Startup")).isTrue();
  }

  @Test
  void the_longest_category_that_fits_decides_in_any_letter_case() {
    LogFilter filter =
        new LogFilter(
            Map.of(
                "function", LogLevel.WARNING,
                "Function.Loud", LogLevel.TRACE,
                "Function.Loud.User", LogLevel.NONE),
            LogLevel.INFORMATION,
            LogLevel.WARNING);

    assertThat(filter.lets(LogLevel.INFORMATION, "Function.Quiet")).isFalse();
    assertThat(filter.lets(LogLevel.TRACE, "Function.Loud")).isTrue();
    assertThat(filter.lets(LogLevel.CRITICAL, "Function.Loud.User")).isFalse();
  }
}

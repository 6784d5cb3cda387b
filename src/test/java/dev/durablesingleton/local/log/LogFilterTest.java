package dev.durablesingleton.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log filter")
class LogFilterTest {

  @Test
  void has_separate_levels_for_functions_and_host() {
    LogFilter filter = new LogFilter(Map.of(), LogLevel.INFORMATION, LogLevel.WARNING);

    assertThat(filter.allows(LogLevel.INFORMATION, "Function.F.User")).isTrue();
    assertThat(filter.allows(LogLevel.DEBUG, "Function.F.User")).isFalse();
    assertThat(filter.allows(LogLevel.INFORMATION, "Host.Function.Console")).isTrue();
    assertThat(filter.allows(LogLevel.INFORMATION, "Host.Startup")).isFalse();
    assertThat(filter.allows(LogLevel.WARNING, "Host.Startup")).isTrue();
  }

  @Test
  void uses_the_default_of_host_json_for_both() {
    LogFilter filter =
        new LogFilter(
            Map.of("Default", LogLevel.ERROR), LogLevel.INFORMATION, LogLevel.INFORMATION);

    assertThat(filter.allows(LogLevel.WARNING, "Function.F")).isFalse();
    assertThat(filter.allows(LogLevel.ERROR, "Host.Startup")).isTrue();
  }

  @Test
  void uses_the_longest_matching_prefix_ignoring_case() {
    LogFilter filter =
        new LogFilter(
            Map.of(
                "function", LogLevel.WARNING,
                "Function.Loud", LogLevel.TRACE,
                "Function.Loud.User", LogLevel.NONE),
            LogLevel.INFORMATION,
            LogLevel.WARNING);

    assertThat(filter.allows(LogLevel.INFORMATION, "Function.Quiet")).isFalse();
    assertThat(filter.allows(LogLevel.TRACE, "Function.Loud")).isTrue();
    assertThat(filter.allows(LogLevel.CRITICAL, "Function.Loud.User")).isFalse();
  }
}

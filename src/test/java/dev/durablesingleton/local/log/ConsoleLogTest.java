package dev.durablesingleton.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The console log")
class ConsoleLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T09:08:07.006Z"), ZoneOffset.UTC);
  private static final LogFilter ALL =
      new LogFilter(Map.of(), LogLevel.TRACE, LogLevel.INFORMATION);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void lines_start_with_the_time() {
    log(false).info("Host.Startup", "Hello, Zoë");
    log(false).error("Host.Startup", "Broken", null);

    assertThat(lines())
        .containsExactly(
            "[2026-03-10T09:08:07.006Z] Hello, Zoë", "[2026-03-10T09:08:07.006Z] Broken");
  }

  @Test
  void lines_have_the_colour_of_their_level_on_a_terminal() {
    log(true).info("Function.F", "fine");
    log(true).warn("Function.F", "careful");
    log(true).error("Function.F", "broken", null);
    log(true).log(LogLevel.DEBUG, "Function.F", "detail", null);

    assertThat(lines())
        .containsExactly(
            "[2026-03-10T09:08:07.006Z] fine",
            "\u001b[33m[2026-03-10T09:08:07.006Z] careful\u001b[0m",
            "\u001b[31m[2026-03-10T09:08:07.006Z] broken\u001b[0m",
            "\u001b[90m[2026-03-10T09:08:07.006Z] detail\u001b[0m");
  }

  @Test
  void exceptions_are_printed_with_their_stack_trace() {
    log(false).error("Host.Rpc", "A call failed.", new IllegalStateException("why"));

    assertThat(lines().get(0)).endsWith("A call failed.");
    assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: why");
    assertThat(lines().get(2)).startsWith("\tat ");
  }

  @Test
  void filtered_entries_are_not_printed() {
    log(false).log(LogLevel.DEBUG, "Host.Startup", "detail", null);

    assertThat(bytes.size()).isZero();
  }

  private ConsoleLog log(boolean colours) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ConsoleLog(out, colours, ALL, CLOCK);
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

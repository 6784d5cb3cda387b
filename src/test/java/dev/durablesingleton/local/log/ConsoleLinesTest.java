package dev.durablesingleton.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line that function code prints")
class ConsoleLinesTest {

  private final List<String> entries = new ArrayList<>();
  private final HostLog log =
      (level, category, message, failure) -> entries.add(level + " " + category + " " + message);

  @Test
  void to_standard_output_is_information() {
    PrintStream out = ConsoleLines.standardOutput(log);
    out.println("an error \u00fc");
    out.print("first\r\nsecond");
    assertThat(entries)
        .containsExactly(
            "INFORMATION Host.Function.Console an error \u00fc",
            "INFORMATION Host.Function.Console first");

    out.close();
    assertThat(entries).last().isEqualTo("INFORMATION Host.Function.Console second");
  }

  @Test
  void to_standard_error_has_a_level_by_its_words() {
    PrintStream err = ConsoleLines.standardError(log);
    for (String line :
        List.of(
            "plain", "WARN: errors", "an Error", "it failed", "SEVERE", "Unhandled Exception")) {
      err.println(line);
    }
    assertThat(entries)
        .extracting(entry -> entry.substring(0, entry.indexOf(' ')))
        .containsExactly("INFORMATION", "WARNING", "ERROR", "ERROR", "ERROR", "ERROR");
  }

  @Test
  void is_logged_although_the_stream_was_closed() {
    PrintStream out = ConsoleLines.standardOutput(log);
    out.close();
    out.println("later");
    assertThat(entries).containsExactly("INFORMATION Host.Function.Console later");
  }

  @Test
  void that_never_ends_is_divided() {
    PrintStream out = ConsoleLines.standardOutput(log);
    out.print("x".repeat(100_000));
    assertThat(entries).hasSize(1);
  }
}

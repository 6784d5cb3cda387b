package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cause of a child's end")
class HostChildTest {

  @Test
  void is_what_the_child_has_reported() {
    Report report = Report.NONE.with(Report.cause("The function 'A' called System.exit."));

    assertThat(end(3, report)).isEqualTo("The function 'A' called System.exit.");
  }

  @Test
  void is_a_full_heap_if_its_exit_code_says_so_and_it_had_no_memory_for_a_report() {
    assertThat(end(3, Report.NONE)).isEqualTo("The heap stayed full.");
    assertThat(end(137, Report.NONE)).isEmpty();
  }

  private static String end(int exitCode, Report report) {
    return new HostChild.End(exitCode, report, false).cause().orElse("");
  }
}

package dev.durablesingleton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The heap stays full")
class FullHeapLimitTest {

  private final FullHeapLimit limit = new FullHeapLimit();
  private boolean reported = true;

  @Test
  void after_eight_seconds_without_a_check_that_finds_space() {
    for (int second = 0; second < 8; second++) {
      assertThat(exceeded(1, second)).isFalse();
    }
    assertThat(exceeded(1, 8)).isTrue();
  }

  @Test
  void after_sixteen_seconds_if_there_was_no_memory_to_report_it() {
    reported = false;
    for (int second = 0; second < 16; second++) {
      assertThat(exceeded(1, second)).isFalse();
    }
    assertThat(exceeded(1, 16)).isTrue();
  }

  @Test
  void after_fewer_looks_if_each_takes_long() {
    assertThat(exceeded(1, 0)).isFalse();
    assertThat(exceeded(1, 10)).isFalse();
    assertThat(exceeded(1, 20)).isFalse();
    assertThat(exceeded(1, 30)).isTrue();
  }

  @Test
  void not_if_a_check_finds_space_now_and_then() {
    for (int second = 0; second < 100; second++) {
      assertThat(exceeded(second / 7, second)).isFalse();
    }
  }

  @Test
  void not_if_the_process_was_suspended_for_an_hour_and_continues() {
    assertThat(exceeded(1, 0)).isFalse();
    assertThat(exceeded(1, 3_600)).isFalse();
    assertThat(exceeded(2, 3_601)).isFalse();
  }

  private boolean exceeded(int successes, long seconds) {
    return limit.look(successes, reported, Duration.ofSeconds(seconds).toNanos())
        == FullHeapLimit.Outcome.STAYS_FULL;
  }
}

package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A child of the launcher")
class ResponseLimitTest {

  private static final int HOUR = 3_600;

  private final ResponseLimit limit = new ResponseLimit();
  private Duration used = Duration.ZERO;

  @Test
  void is_given_up_after_30_seconds_of_use_of_the_processor_without_a_sign() {
    assertThat(exceededWithin(1, 1, 400)).isFalse();
    assertThat(exceededWithin(29, 1, 400)).isFalse();
    assertThat(exceededWithin(1, 1, 400)).isTrue();
  }

  @Test
  void is_kept_while_it_gives_signs() {
    for (int sign = 1; sign < 100; sign++) {
      assertThat(exceededWithin(20, sign, 1_000)).isFalse();
    }
  }

  @Test
  void is_kept_while_it_is_suspended_and_when_it_continues() {
    assertThat(exceededWithin(10, 1, 1_000)).isFalse();
    assertThat(exceededWithin(HOUR, 1, 5)).isFalse();
    assertThat(exceededWithin(1, 1, 16_000)).isFalse();
    assertThat(exceededWithin(1, 2, 16_000)).isFalse();
  }

  @Test
  void is_kept_while_it_starts() {
    assertThat(exceededWithin(HOUR, 0, 1_000)).isFalse();
  }

  private boolean exceededWithin(int seconds, int signs, int millisOfEach) {
    boolean exceeded = false;
    for (int second = 0; second < seconds; second++) {
      used = used.plusMillis(millisOfEach);
      exceeded |= limit.isExceeded(signs, used);
    }
    return exceeded;
  }
}

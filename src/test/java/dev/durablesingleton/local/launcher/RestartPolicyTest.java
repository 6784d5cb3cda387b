package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host that died is started again")
class RestartPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration DELAY = Duration.ofSeconds(10);

  private final RestartPolicy policy = new RestartPolicy(DELAY);

  @Test
  void at_once_and_then_after_a_delay_and_not_a_fourth_time_in_half_an_hour() {
    assertThat(policy.afterFailure(NOON)).contains(Duration.ZERO);
    assertThat(policy.afterFailure(NOON.plusSeconds(60))).contains(DELAY);
    assertThat(policy.afterFailure(NOON.plusSeconds(120))).contains(DELAY);
    assertThat(policy.afterFailure(NOON.plusSeconds(180))).isEmpty();
  }

  @Test
  void as_if_for_the_first_time_after_half_an_hour() {
    for (int i = 0; i < 10; i++) {
      assertThat(policy.afterFailure(NOON.plus(Duration.ofMinutes(30L * i))))
          .contains(Duration.ZERO);
    }
  }
}

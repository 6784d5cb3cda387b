package dev.durablesingleton.internal.keeper;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.start.ExistingInstance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureStreakTest {

  private static final Instant ENDED = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 60", "7, 60", "255, 60"})
  void doubles_the_backoff_from_a_minute_to_an_hour(int before, int minutes) {
    assertThat(FailureStreak.of(lasting(Duration.ofSeconds(3)), before).nextStart())
        .isEqualTo(ENDED.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void resets_after_a_run_of_an_hour() {
    assertThat(FailureStreak.of(lasting(Duration.ofHours(1)), 5))
        .isEqualTo(new FailureStreak(1, ENDED));
    assertThat(FailureStreak.of(lasting(Duration.ofMinutes(59)), 5))
        .isEqualTo(new FailureStreak(6, ENDED));
  }

  private static ExistingInstance lasting(Duration length) {
    return new ExistingInstance(FAILED, ENDED.minus(length), ENDED, null);
  }
}

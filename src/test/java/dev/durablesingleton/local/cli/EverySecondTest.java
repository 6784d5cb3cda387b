package dev.durablesingleton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task of every second")
class EverySecondTest {

  @Test
  void runs_again_after_an_error_and_an_interrupt() throws Exception {
    AtomicInteger runs = new AtomicInteger();

    EverySecond.run(
        "test",
        () -> {
          runs.incrementAndGet();
          Thread.currentThread().interrupt();
          throw new OutOfMemoryError();
        });

    assertThat(runs.get()).isPositive();
    await().until(() -> runs.get() > 1);
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While a worker runs a turn")
class TurnsOutTest {
  private final TestHub test = new TestHub();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /**
   * Collects numbers up to 9; the turn that receives the first one is held until it is released.
   */
  @BeforeEach
  void teach() {
    test.worker()
        .orchestrator(
            "Collect",
            ctx -> {
              List<Integer> got = new ArrayList<>();
              for (int n = 0; n != 9; ) {
                n = ctx.waitForExternalEvent("n", Duration.ofDays(1), Integer.class).await();
                got.add(n);
                if (!ctx.getIsReplaying() && n == 1) {
                  stay();
                }
              }
              ctx.complete(got);
            });
    test.worker().orchestrator("Echo", ctx -> ctx.complete(ctx.getInput(Integer.class)));
    test.startAndRun("Collect", "c", null);
    test.raise("c", "n", "1");
    until(entered);
  }

  @AfterEach
  void close() {
    release.countDown();
    test.close();
  }

  @Test
  void events_are_queued_in_order() {
    for (int n = 2; n <= 9; n++) {
      test.raise("c", "n", "" + n);
    }
    release.countDown();
    assertThat(test.completed("c").output()).isEqualTo("[1,2,3,4,5,6,7,8,9]");
  }

  @Test
  void a_terminate_waits_and_takes_effect_before_later_events() {
    test.hub().terminate("c", "enough").join();
    test.raise("c", "n", "9");
    release.countDown();
    Instance ended = test.completed("c");
    assertThat(ended.status()).isEqualTo(RuntimeStatus.TERMINATED);
    assertThat(ended.output()).isEqualTo("enough");
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void a_terminate_after_the_event_that_completes_the_instance_has_no_effect() {
    test.raise("c", "n", "9");
    test.hub().terminate("c", "enough").join();
    release.countDown();
    assertThat(test.completed("c").output()).isEqualTo("[1,9]");
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void a_removal_of_all_instances_removes_all_their_rows() {
    test.raise("c", "n", "2");
    assertThat(test.hub().removeAll(Runnable::run).join()).isEqualTo(1);
    release.countDown();
    assertThat(test.instances()).isEmpty();
    assertThat(test.unfinished().messages()).isEmpty();

    test.startAndRun("Collect", "c", null);
    test.reopen();
    test.raise("c", "n", "9");
    assertThat(test.completed("c").output()).isEqualTo("[9]");
  }

  @Test
  void a_start_that_replaces_the_instance_discards_the_turn() {
    test.raise("c", "n", "2");
    assertThat(test.start("Collect", "c", null, null, StartCommand.ANY))
        .isEqualTo(new StartResult.Started("c"));
    release.countDown();
    test.raise("c", "n", "9");
    assertThat(test.completed("c").output()).isEqualTo("[9]");
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void the_next_hub_runs_the_turn_again_if_the_hub_is_closed() {
    test.raise("c", "n", "9");
    release.countDown();
    test.reopen();
    assertThat(test.completed("c").output()).isEqualTo("[1,9]");
  }

  private void stay() {
    entered.countDown();
    until(release);
  }

  private static void until(CountDownLatch latch) {
    try {
      assertThat(latch.await(TestHub.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

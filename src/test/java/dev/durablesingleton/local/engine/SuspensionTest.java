package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuspensionTest {
  private final SettableClock clock = new SettableClock();
  private final TestHub test = new TestHub(clock);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void results_that_arrive_while_suspended_are_stored_and_no_work_is_scheduled_until_resumed() {
    CountDownLatch release = new CountDownLatch(1);
    test.worker()
        .activity(
            "Slow",
            input -> {
              TestWorker.await(release);
              return "1";
            })
        .activity("Next", input -> "2");
    test.worker()
        .orchestrator(
            "Two",
            ctx ->
                ctx.complete(
                    ctx.callActivity("Slow", null, Integer.class).await()
                        + ctx.callActivity("Next", null, Integer.class).await()));
    test.startAndRun("Two", "t", null);
    test.hub().suspend("t", null).join();
    test.awaitStatus("t", RuntimeStatus.SUSPENDED);
    release.countDown();
    test.awaitEvents("t", EventTypeCase.TASKCOMPLETED, 1);
    assertThat(test.worker().activityRuns()).containsExactly("Slow(null)");
    test.hub().resume("t", null).join();
    assertThat(test.completed("t").output()).isEqualTo("3");
    assertThat(test.worker().activityRuns()).containsExactly("Slow(null)", "Next(null)");
    HistoryRules.check("t", test.hub().history("t"));
  }

  @Test
  void before_the_first_turn_it_takes_effect_after_that_turn() {
    test.worker().activity("Echo", input -> "1");
    test.worker()
        .orchestrator(
            "One", ctx -> ctx.complete(ctx.callActivity("Echo", null, Integer.class).await()));
    Instant due = clock.instant().plusSeconds(1);
    test.start("One", "o", null, due, StartCommand.NON_RUNNING);
    test.hub().suspend("o", "hold").join();
    clock.advance(Duration.ofSeconds(1));
    test.hub().wake();
    test.awaitStatus("o", RuntimeStatus.SUSPENDED);
    test.hub().resume("o", null).join();
    assertThat(test.completed("o").output()).isEqualTo("1");
    assertThat(test.worker().activityRuns()).hasSize(1);
  }

  @Test
  void a_timer_that_becomes_due_while_suspended_fires_after_the_resume() {
    test.worker()
        .orchestrator(
            "Nap",
            ctx -> {
              ctx.createTimer(Duration.ofMillis(20)).await();
              ctx.complete("rested");
            });
    test.startAndRun("Nap", "n", null);
    test.hub().suspend("n", null).join();
    test.awaitStatus("n", RuntimeStatus.SUSPENDED);
    clock.advance(Duration.ofSeconds(1));
    test.hub().wake();
    test.awaitEvents("n", EventTypeCase.TIMERFIRED, 1);
    assertThat(test.find("n").status()).isEqualTo(RuntimeStatus.SUSPENDED);
    test.hub().resume("n", null).join();
    assertThat(test.completed("n").output()).isEqualTo("\"rested\"");
    assertThat(test.events("n", EventTypeCase.TIMERCREATED)).hasSize(1);
  }

  @Test
  void a_suspension_survives_a_restart() {
    test.worker().orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    test.startAndRun("Wait", "w", null);
    test.hub().suspend("w", null).join();
    test.awaitStatus("w", RuntimeStatus.SUSPENDED);
    test.raise("w", "go", null);
    test.reopen();
    assertThat(test.find("w").status()).isEqualTo(RuntimeStatus.SUSPENDED);
    test.hub().resume("w", null).join();
    assertThat(test.completed("w").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }

  @Test
  void it_can_be_suspended_and_resumed_many_times() {
    test.worker()
        .orchestrator(
            "Collect",
            ctx -> {
              int sum = 0;
              for (int i = 0; i < 10; i++) {
                sum += ctx.waitForExternalEvent("n", Duration.ofDays(1), Integer.class).await();
              }
              ctx.complete(sum);
            });
    test.startAndRun("Collect", "c", null);
    for (int i = 0; i < 10; i++) {
      test.hub().suspend("c", "round " + i).join();
      test.awaitStatus("c", RuntimeStatus.SUSPENDED);
      test.raise("c", "n", "1");
      test.hub().resume("c", "round " + i).join();
      if (i < 9) {
        test.awaitStatus("c", RuntimeStatus.RUNNING);
        assertThat(test.find("c").output()).isEqualTo("round " + i);
      }
    }
    assertThat(test.completed("c").output()).isEqualTo("10");
    HistoryRules.check("c", test.hub().history("c"));
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.TaskCanceledException;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerTest {
  private final SettableClock clock = new SettableClock();
  private final TestHub test = new TestHub(clock);

  @AfterEach
  void close() {
    test.close();
  }

  /** The SDK's timer of over three days ends after three days if it is awaited directly (1.5.0). */
  private static TaskOrchestration nap(Duration length) {
    return ctx -> {
      ctx.allOf(List.of(ctx.createTimer(length))).await();
      ctx.complete(ctx.getCurrentInstant().toString());
    };
  }

  private void pass(Duration time) {
    clock.advance(time);
    test.hub().wake();
  }

  @Test
  void fires_at_its_time_and_not_before() {
    test.worker().orchestrator("Nap", nap(Duration.ofHours(1)));
    test.startAndRun("Nap", "n", null);
    pass(Duration.ofHours(1).minusNanos(1));
    test.hub().suspend("n", null).join();
    test.awaitStatus("n", RuntimeStatus.SUSPENDED);
    assertThat(test.events("n", EventTypeCase.TIMERFIRED)).isEmpty();
    test.hub().resume("n", null).join();
    pass(Duration.ofMillis(2));
    assertThat(test.completed("n").output()).startsWith("\"2026-01-01T01:00:00");
    assertThat(test.events("n", EventTypeCase.TIMERCREATED)).hasSize(1);
  }

  @Test
  void of_ten_days_is_divided_into_steps_of_three() {
    test.worker().orchestrator("Nap", nap(Duration.ofDays(10)));
    test.startAndRun("Nap", "n", null);
    for (int step = 1; step <= 3; step++) {
      pass(Duration.ofDays(3).plusMillis(1));
      test.awaitEvents("n", EventTypeCase.TIMERCREATED, step + 1);
      assertThat(test.find("n").status()).isEqualTo(RuntimeStatus.RUNNING);
    }
    pass(Duration.ofDays(1));
    assertThat(test.completed("n").output()).startsWith("\"2026-01-11T00:00:00");
    HistoryRules.check("n", test.hub().history("n"));
  }

  @Test
  void that_became_due_while_no_hub_was_open_fires_when_one_is_opened() {
    test.worker().orchestrator("Nap", nap(Duration.ofDays(1)));
    test.startAndRun("Nap", "n", null);
    clock.advance(Duration.ofDays(2));
    test.reopen();
    assertThat(test.completed("n").output()).startsWith("\"2026-01-03T");
  }

  @Test
  void of_a_finished_instance_is_removed() {
    test.worker()
        .orchestrator(
            "Race",
            ctx -> {
              try {
                ctx.waitForExternalEvent("e", Duration.ofDays(1)).await();
                ctx.complete("event");
              } catch (TaskCanceledException e) {
                ctx.complete("late");
              }
            });
    test.startAndRun("Race", "r", null);
    test.raise("r", "e", null);
    assertThat(test.completed("r").output()).isEqualTo("\"event\"");
    assertThat(test.unfinished().messages()).isEmpty();
    test.startAndRun("Race", "r", null);
    pass(Duration.ofDays(1).plusMillis(1));
    assertThat(test.completed("r").output()).isEqualTo("\"late\"");
  }

  @Test
  void delays_a_scheduled_start_until_it_is_due_even_after_a_restart() {
    test.worker().orchestrator("Echo", ctx -> ctx.complete(ctx.getInput(Integer.class)));
    test.start(
        "Echo", "s", "1", clock.instant().plus(Duration.ofHours(1)), StartCommand.NON_RUNNING);
    pass(Duration.ofMinutes(30));
    test.reopen();
    assertThat(test.find("s").status()).isEqualTo(RuntimeStatus.PENDING);
    pass(Duration.ofMinutes(31));
    assertThat(test.completed("s").output()).isEqualTo("1");
  }

  @Test
  void of_a_replaced_start_does_not_start_the_later_instance() {
    test.worker().orchestrator("Echo", ctx -> ctx.complete(ctx.getInput(Integer.class)));
    test.start(
        "Echo", "s", "1", clock.instant().plus(Duration.ofHours(1)), StartCommand.NON_RUNNING);
    test.start("Echo", "s", "2", clock.instant().plus(Duration.ofHours(2)), StartCommand.ANY);
    pass(Duration.ofMinutes(61));
    test.raise("s", "e", null);
    assertThat(test.find("s").status()).isEqualTo(RuntimeStatus.PENDING);
    assertThat(test.unfinished().messages()).hasSize(1);
    pass(Duration.ofMinutes(60));
    assertThat(test.completed("s").output()).isEqualTo("2");
  }
}

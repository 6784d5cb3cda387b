package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.TaskFailedException;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminationTest {
  private final TestHub test = new TestHub();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void children_of_a_terminated_parent_continue() {
    test.worker().orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    test.worker()
        .orchestrator(
            "Parent", ctx -> ctx.callSubOrchestrator("Wait", null, "child", Void.class).await());
    test.startAndRun("Parent", "p", null);
    test.hub().whenStarted("child").join();
    test.hub().terminate("p", "enough").join();
    assertThat(test.completed("p").status()).isEqualTo(RuntimeStatus.TERMINATED);
    assertThat(test.find("child").status()).isEqualTo(RuntimeStatus.RUNNING);
    test.raise("child", "go", null);
    assertThat(test.completed("child").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void a_terminated_child_fails_its_parents_task_with_empty_details() {
    test.worker().orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    test.worker()
        .orchestrator(
            "Parent",
            ctx -> {
              try {
                ctx.callSubOrchestrator("Wait", null, "child", null, String.class).await();
              } catch (TaskFailedException e) {
                ctx.complete(
                    "["
                        + e.getErrorDetails().getErrorType()
                        + "]"
                        + e.getErrorDetails().getErrorMessage());
              }
            });
    test.startAndRun("Parent", "p", null);
    test.hub().whenStarted("child").join();
    test.hub().terminate("child", "enough").join();
    assertThat(test.completed("p").output()).isEqualTo("\"[]\"");
  }

  @Test
  void before_the_first_turn_no_code_runs() {
    test.worker().orchestrator("Echo", ctx -> ctx.complete(1));
    Instant later = Instant.now().plus(Duration.ofHours(1));
    test.start("Echo", "s", null, later, StartCommand.NON_RUNNING);
    test.raise("s", "e", null);
    test.hub().terminate("s", "never mind").join();
    Instance ended = test.completed("s");
    assertThat(ended.output()).isEqualTo("never mind");
    assertThat(test.hub().history("s"))
        .extracting(event -> event.getEventTypeCase())
        .containsExactly(
            EventTypeCase.ORCHESTRATORSTARTED,
            EventTypeCase.EXECUTIONSTARTED,
            EventTypeCase.EXECUTIONTERMINATED,
            EventTypeCase.EXECUTIONCOMPLETED,
            EventTypeCase.ORCHESTRATORCOMPLETED);
  }

  @Test
  void pending_work_of_the_instance_has_no_effect_and_is_removed() {
    CountDownLatch release = new CountDownLatch(1);
    test.worker()
        .activity(
            "Slow",
            input -> {
              TestWorker.await(release);
              return null;
            });
    test.worker()
        .orchestrator(
            "Busy",
            ctx -> {
              ctx.createTimer(Duration.ofMillis(50));
              ctx.setCustomStatus("busy");
              ctx.callActivity("Slow").await();
            });
    test.startAndRun("Busy", "b", null);
    test.hub().terminate("b", null).join();
    Instance ended = test.completed("b");
    release.countDown();
    await().untilAsserted(() -> assertThat(test.unfinished().activities()).isEmpty());
    assertThat(test.unfinished().messages()).isEmpty();
    assertThat(test.find("b")).isEqualTo(ended);
    assertThat(ended.customStatus()).isEqualTo("\"busy\"");
    assertThat(ended.output()).isEmpty();
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOptions;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("After a rewind, an instance performs actions whose numbers were used before:")
class RepeatedActionTest {
  private static final TaskOptions TWICE =
      new TaskOptions(new RetryPolicy(2, Duration.ofMillis(50)));

  private final TestHub test = new TestHub();
  private final AtomicInteger failures = new AtomicInteger();

  RepeatedActionTest() {
    test.worker()
        .activity("Echo", input -> input)
        .activity(
            "Flaky",
            input -> {
              if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
              }
              return "\"good\"";
            });
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void an_activity_with_a_retry_policy_runs_again_and_so_does_its_retry() {
    test.worker()
        .orchestrator(
            "Retry",
            ctx -> ctx.complete(ctx.callActivity("Flaky", null, TWICE, String.class).await()));
    failures.set(3);
    assertThat(test.run("Retry", "r", null).status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(rewound("r").output()).isEqualTo("\"good\"");
  }

  @Test
  void a_compensation_after_a_caught_failure() {
    test.worker()
        .orchestrator(
            "Compensate",
            ctx -> {
              String first;
              try {
                first = ctx.callActivity("Flaky", null, String.class).await();
              } catch (TaskFailedException e) {
                first = ctx.callActivity("Echo", "compensated", String.class).await();
              }
              ctx.complete(first + ctx.callActivity("Flaky", null, String.class).await());
            });
    failures.set(2);
    assertThat(test.run("Compensate", "c", null).status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(rewound("c").output()).isEqualTo("\"goodgood\"");
  }

  @Test
  void a_child_with_a_retry_policy() {
    test.worker()
        .orchestrator(
            "Child", ctx -> ctx.complete(ctx.callActivity("Flaky", null, String.class).await()));
    test.worker()
        .orchestrator(
            "Parent",
            ctx ->
                ctx.complete(
                    ctx.callSubOrchestrator("Child", null, "child", TWICE, String.class).await()));
    failures.set(3);
    assertThat(test.run("Parent", "p", null).status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(rewound("p").output()).isEqualTo("\"good\"");
  }

  private Instance rewound(String id) {
    assertThat(test.hub().rewind(id, "again").join()).isEqualTo(new CommandResult.Accepted());
    return test.completed(id);
  }
}

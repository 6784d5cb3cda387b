package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOptions;
import dev.durablesingleton.fixtures.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orchestrations whose functions run in the SDK's own worker, without a Functions package. */
@ParameterizedClass
@EnumSource(Way.class)
class RemoteWorkerTest {

  @RegisterExtension final Sidecar sidecar;

  RemoteWorkerTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void runs_activities_in_sequence() throws TimeoutException {
    sidecar
        .orchestrator(
            "Chain",
            context -> {
              int value = 0;
              for (int i = 0; i < 3; i++) {
                value = context.callActivity("AddOne", value, Integer.class).await();
              }
              context.complete(value);
            })
        .activity("AddOne", context -> context.getInput(Integer.class) + 1);

    assertThat(run("Chain", null).readOutputAs(Integer.class)).isEqualTo(3);
  }

  @Test
  void fans_out_and_in() throws TimeoutException {
    sidecar
        .orchestrator(
            "FanOut",
            context -> {
              List<Task<Integer>> tasks =
                  IntStream.range(0, 20)
                      .mapToObj(i -> context.callActivity("Square", i, Integer.class))
                      .toList();
              context.complete(
                  context.allOf(tasks).await().stream().mapToInt(Integer::intValue).sum());
            })
        .activity(
            "Square", context -> context.getInput(Integer.class) * context.getInput(Integer.class));

    assertThat(run("FanOut", null).readOutputAs(Integer.class)).isEqualTo(2470);
  }

  @Test
  void retries_a_failed_activity() throws TimeoutException {
    AtomicInteger tries = new AtomicInteger();
    sidecar
        .orchestrator(
            "Retry",
            context -> {
              RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(50));
              context.callActivity("Flaky", null, new TaskOptions(policy), Void.class).await();
              context.complete("done");
            })
        .activity(
            "Flaky",
            context -> {
              if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              return null;
            });

    assertThat(run("Retry", null).readOutputAs(String.class)).isEqualTo("done");
    assertThat(tries).hasValue(3);
  }

  @Test
  void stores_the_details_of_a_failure() throws TimeoutException {
    sidecar
        .orchestrator("Fail", context -> context.callActivity("Throw", Void.class).await())
        .activity(
            "Throw",
            context -> {
              throw new IllegalStateException("broken pipe");
            });

    OrchestrationMetadata ended = run("Fail", null);
    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
    assertThat(ended.getFailureDetails().getErrorType())
        .isEqualTo("com.microsoft.durabletask.TaskFailedException");
    assertThat(ended.getFailureDetails().getErrorMessage()).contains("broken pipe");
    assertThat(ended.readOutputAs(String.class)).as("no text instead of the details").isNull();
  }

  @Test
  void does_not_fire_a_timer_early() throws TimeoutException {
    sidecar.orchestrator(
        "Sleep",
        context -> {
          context.createTimer(Duration.ofMillis(300)).await();
          context.complete(null);
        });
    Instant before = Instant.now();

    run("Sleep", null);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void delivers_events_in_order() throws TimeoutException {
    sidecar.orchestrator(
        "Collect",
        context -> {
          StringBuilder got = new StringBuilder();
          for (int i = 0; i < 5; i++) {
            got.append(context.waitForExternalEvent("letter", String.class).await());
          }
          context.complete(got.toString());
        });
    sidecar.client().scheduleNewOrchestrationInstance("Collect", null, "a");
    for (String letter : List.of("a", "b", "c", "d", "e")) {
      sidecar.client().raiseEvent("a", "letter", letter);
    }
    sidecar.startWorker();

    assertThat(ended("a").readOutputAs(String.class)).isEqualTo("abcde");
  }

  @Test
  void runs_sub_orchestrations() throws TimeoutException {
    sidecar
        .orchestrator(
            "Parent",
            context ->
                context.complete(
                    context.callSubOrchestrator("Child", "x", "the-child", String.class).await()))
        .orchestrator("Child", context -> context.complete(context.getInput(String.class) + "!"));

    assertThat(run("Parent", null).readOutputAs(String.class)).isEqualTo("x!");
    assertThat(ended("the-child").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
  }

  @Test
  void stores_the_custom_status() throws TimeoutException {
    sidecar.orchestrator(
        "Status",
        context -> {
          context.setCustomStatus(List.of(1, 2));
          context.complete(null);
        });

    assertThat(run("Status", null).readCustomStatusAs(int[].class)).containsExactly(1, 2);
  }

  @Test
  void continues_as_new() throws TimeoutException {
    sidecar.orchestrator(
        "Count",
        context -> {
          int round = context.getInput(Integer.class);
          if (round < 5) {
            context.continueAsNew(round + 1);
          } else {
            context.complete(round);
          }
        });

    assertThat(run("Count", 0).readOutputAs(Integer.class)).isEqualTo(5);
  }

  @Test
  void items_wait_until_a_worker_connects() throws TimeoutException {
    sidecar.orchestrator("Quick", context -> context.complete(1));
    for (String id : List.of("a", "b", "c")) {
      sidecar.client().scheduleNewOrchestrationInstance("Quick", null, id);
    }
    sidecar.startWorker();

    for (String id : List.of("a", "b", "c")) {
      assertThat(ended(id).getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    }
  }

  private OrchestrationMetadata run(String orchestrator, Object input) throws TimeoutException {
    sidecar.startWorker();
    return ended(sidecar.client().scheduleNewOrchestrationInstance(orchestrator, input, null));
  }

  private OrchestrationMetadata ended(String id) throws TimeoutException {
    return sidecar.client().waitForInstanceCompletion(id, Patience.LIMIT, true);
  }
}

package dev.durablesingleton.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Retries")
@Timeout(60)
class RetriesTest {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final HostLog log = (level, category, message, failure) -> lines.add(message);

  @Test
  void end_when_the_host_stops() {
    try (FunctionWorker worker = worker("01:00:00", 1)) {
      CompletableFuture<Outcome> call =
          CompletableFuture.supplyAsync(
              () -> worker.invoke("fail", SampleFunctions.call(new Value.Text("x"))));
      await()
          .until(() -> lines.stream().anyMatch(line -> line.startsWith("Waiting for `01:00:00`")));

      worker.stopRetries();

      assertThat(call.join()).isEqualTo(new Outcome.Stopped());
    }
  }

  @Test
  void have_no_limit_with_a_count_of_minus_one() {
    RetryPolicy policy = new RetryPolicy(-1, Duration.ZERO, Duration.ZERO, List.of());

    assertThat(policy.allowsRetryAfter(1_000_000)).isTrue();
    assertThat(new RetryPolicy(2, Duration.ZERO, Duration.ZERO, List.of()).allowsRetryAfter(2))
        .isFalse();
  }

  @Test
  void wait_for_the_minimum_and_then_for_doubling_times_up_to_the_maximum() {
    RetryPolicy policy =
        new RetryPolicy(-1, Duration.ofSeconds(1), Duration.ofSeconds(10), List.of());
    RetryDelays delays = new RetryDelays(policy, () -> 0.5);

    assertThat(List.of(delays.next(), delays.next(), delays.next(), delays.next(), delays.next()))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(9));
    assertThat(delays.next()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void wait_for_the_same_time_with_a_fixed_delay() {
    RetryPolicy policy =
        new RetryPolicy(-1, Duration.ofSeconds(2), Duration.ofSeconds(2), List.of());
    RetryDelays delays = new RetryDelays(policy, () -> 1);

    assertThat(List.of(delays.next(), delays.next(), delays.next()))
        .containsOnly(Duration.ofSeconds(2));
  }

  private FunctionWorker worker(String delay, int retries) {
    JsonObject retry = new JsonObject();
    retry.addProperty("strategy", "fixedDelay");
    retry.addProperty("maxRetryCount", retries);
    retry.addProperty("delayInterval", delay);
    FunctionMetadata function = SampleFunctions.function("fail", "$return");
    function.config().add("retry", retry);
    return FunctionWorker.load(Options.of(List.of(function), getClass().getClassLoader(), log));
  }
}

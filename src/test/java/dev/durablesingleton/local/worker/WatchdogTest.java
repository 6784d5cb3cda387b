package dev.durablesingleton.local.worker;

import static dev.durablesingleton.local.worker.SampleFunctions.ID;
import static dev.durablesingleton.local.worker.SampleFunctions.call;
import static dev.durablesingleton.local.worker.SampleFunctions.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A call")
@Timeout(60)
class WatchdogTest {

  private static final Duration LIMIT = Duration.ofMillis(100);

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final HostLog log =
      (level, category, message, failure) ->
          lines.add(
              level + " " + category + " " + message.replaceAll("Duration=\\d+", "Duration=n"));

  @Test
  void that_times_out_is_interrupted_and_its_result_discarded() {
    Outcome outcome = invoke(function("waitForever", "$return"));

    assertThat(outcome).isEqualTo(new Outcome.TimedOut());
    assertThat(lines)
        .contains(
            "ERROR Function.waitForever Timeout value of 00:00:00.1000000 exceeded by function"
                + " 'Functions.waitForever' (Id: '"
                + ID
                + "'). Initiating cancellation.",
            "ERROR Function.waitForever Executed 'Functions.waitForever' (Failed, Id="
                + ID
                + ", Duration=nms)\nIt took longer than 'functionTimeout' allows, so its result is"
                + " dropped.");
  }

  @Test
  void that_timed_out_leaves_its_thread_uninterrupted() {
    invoke(function("waitForever", "$return"));

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void that_ends_in_time_returns_its_result() {
    Outcome outcome = invoke(function("contextLoader", "$return"), Duration.ofMinutes(5));

    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    assertThat(lines).noneMatch(line -> line.startsWith("ERROR"));
  }

  private Outcome invoke(FunctionMetadata function) {
    return invoke(function, LIMIT);
  }

  private Outcome invoke(FunctionMetadata function, Duration limit) {
    try (FunctionWorker worker =
        FunctionWorker.load(
            Options.of(List.of(function), getClass().getClassLoader(), log).withTimeout(limit))) {
      return worker.invoke(function.name(), call(new Value.Text("x")));
    }
  }
}

package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.durablesingleton.testkit.TestFunctions.Order;
import dev.durablesingleton.testkit.history.InstanceHistory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedHistoryTest {

  @RegisterExtension final DurableHub unchanged = DurableHub.ofClasses(TestFunctions.class);
  @RegisterExtension final DurableHub withExtraStep = DurableHub.ofClasses(WithExtraStep.class);

  @RegisterExtension
  final DurableHub withShorterTimer = DurableHub.ofClasses(WithShorterTimer.class);

  /** A later version with a new first step. */
  public static class WithExtraStep {
    /** Checks the order before it charges it. */
    @FunctionName("ChargeTwice")
    public void run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Order order = context.getInput(Order.class);
      context.callActivity("Check", order, Void.class).await();
      context.callActivity("Charge", order, String.class).await();
    }
  }

  /** A later version with a shorter timer. */
  public static class WithShorterTimer {
    /** Waits for an hour instead of a day. */
    @FunctionName("ChargeTwice")
    public void run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Order order = context.getInput(Order.class);
      context.callActivity("Charge", order, String.class).await();
      context.createTimer(Duration.ofHours(1)).await();
    }
  }

  @Test
  void a_loaded_history_equals_the_saved_one(@TempDir Path folder) {
    InstanceHistory history = ended();
    history.save(folder.resolve("charge-1.json"));

    assertThat(InstanceHistory.load(folder.resolve("charge-1.json"))).isEqualTo(history);
  }

  @Test
  void unchanged_code_replays_its_history() {
    assertThatCode(() -> unchanged.replay(running())).doesNotThrowAnyException();
    unchanged.instance("charge-1").awaitCompleted();
    assertThatCode(() -> unchanged.replay(unchanged.instance("charge-1").history()))
        .doesNotThrowAnyException();
  }

  @Test
  void an_inserted_step_breaks_a_running_instance() {
    InstanceHistory history = running();

    assertThatThrownBy(() -> withExtraStep.replay(history))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "The orchestrator 'ChargeTwice' of instance 'charge-1' no longer matches its history. First it scheduled activity 'Charge' with input {\"id\":\"order-7\",\"cents\":250}; on replay it schedules activity 'Check' with input {\"id\":\"order-7\",\"cents\":250} (action 0).")
        .hasMessageContaining("TimerCreated");
  }

  @Test
  void a_changed_timer_breaks_a_running_instance() {
    InstanceHistory history = running();

    assertThatThrownBy(() -> withShorterTimer.replay(history))
        .hasMessageContaining(
            "First it scheduled a timer for 2026-01-02T00:00:00Z; on replay it schedules a timer for 2026-01-01T01:00:00Z (action 1).");
  }

  @Test
  void another_output_is_reported() {
    InstanceHistory history = ended();

    assertThatThrownBy(
            () ->
                unchanged.replay(
                    InstanceHistory.ofJson(
                        history.toJson().replaceAll("\\[\\\\\"paid 250[^]]*]", "[]"))))
        .hasMessageContaining(
            "First it completes with []; on replay it completes with [\"paid 250");
  }

  @Test
  void a_rewind_is_in_the_history_with_its_reason() {
    unchanged.activity("Charge").fails(1, () -> new IllegalStateException("no money"));
    HubInstance charged = unchanged.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    charged.awaitEnded();
    unchanged.runningHub().taskHub().rewind("charge-1", "paid by hand").join();
    charged.awaitCompleted();

    InstanceHistory history = charged.history();
    assertThat(history.toString()).contains("GenericEvent").contains("paid by hand");
    assertThat(InstanceHistory.ofJson(history.toJson())).isEqualTo(history);
    assertThatCode(() -> unchanged.replay(history)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "no JSON {",
        "{}",
        "{\"events\": 1}",
        "{\"instanceId\": null, \"orchestrator\": \"A\", \"events\": []}"
      })
  void text_that_is_not_a_history_is_refused(String text) {
    assertThatThrownBy(() -> InstanceHistory.ofJson(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The text is not a saved history; expected a JSON object with instanceId, orchestrator and events.");
  }

  private InstanceHistory running() {
    HubInstance charged = unchanged.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    charged.awaitCustomStatus(String.class, "waiting"::equals);
    return charged.history();
  }

  private InstanceHistory ended() {
    return unchanged
        .start("ChargeTwice", "charge-1", new Order("order-7", 250))
        .awaitCompleted()
        .history();
  }
}

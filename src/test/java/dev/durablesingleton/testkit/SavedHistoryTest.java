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

class SavedHistoryTest {

  @RegisterExtension final DurableHub today = DurableHub.ofClasses(TestFunctions.class);
  @RegisterExtension final DurableHub tomorrow = DurableHub.ofClasses(Checking.class);
  @RegisterExtension final DurableHub nextWeek = DurableHub.ofClasses(Hastier.class);

  /** A later version that checks the order first. */
  public static class Checking {
    /** Has one more step. */
    @FunctionName("ChargeTwice")
    public void run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Order order = context.getInput(Order.class);
      context.callActivity("Check", order, Void.class).await();
      context.callActivity("Charge", order, String.class).await();
    }
  }

  /** A later version that waits for less. */
  public static class Hastier {
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
  void a_history_that_was_saved_is_the_same_when_loaded(@TempDir Path folder) {
    InstanceHistory history = ended();
    history.save(folder.resolve("charge-1.json"));

    assertThat(InstanceHistory.load(folder.resolve("charge-1.json"))).isEqualTo(history);
  }

  @Test
  void code_that_did_not_change_replays_its_history() {
    assertThatCode(() -> today.replay(running())).doesNotThrowAnyException();
    today.instance("charge-1").awaitCompleted();
    assertThatCode(() -> today.replay(today.instance("charge-1").history()))
        .doesNotThrowAnyException();
  }

  @Test
  void a_step_that_was_put_before_another_breaks_a_running_instance() {
    InstanceHistory history = running();

    assertThatThrownBy(() -> tomorrow.replay(history))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "The orchestrator 'ChargeTwice' of instance 'charge-1' does not do again what its history says. First it asked for activity 'Charge' with input {\"id\":\"order-7\",\"cents\":250}; on replay it asks for activity 'Check' with input {\"id\":\"order-7\",\"cents\":250} (action 0).")
        .hasMessageContaining("TimerCreated");
  }

  @Test
  void a_timer_that_was_changed_breaks_a_running_instance() {
    InstanceHistory history = running();

    assertThatThrownBy(() -> nextWeek.replay(history))
        .hasMessageContaining(
            "First it asked for a timer for 2026-01-02T00:00:00Z; on replay it asks for a timer for 2026-01-01T01:00:00Z (action 1).");
  }

  @Test
  void another_end_breaks_it_too() {
    InstanceHistory history = ended();

    assertThatThrownBy(
            () ->
                today.replay(
                    InstanceHistory.ofJson(
                        history.toJson().replaceAll("\\[\\\\\"paid 250[^]]*]", "[]"))))
        .hasMessageContaining(
            "First it completes with []; on replay it completes with [\"paid 250");
  }

  @Test
  void what_is_no_history_is_told() {
    assertThatThrownBy(() -> InstanceHistory.ofJson("[]"))
        .hasMessage(
            "This is no history; it must be an object with instanceId, orchestrator and events.");
  }

  private InstanceHistory running() {
    HubInstance charged = today.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    charged.awaitCustomStatus(String.class, "waiting"::equals);
    return charged.history();
  }

  private InstanceHistory ended() {
    return today
        .start("ChargeTwice", "charge-1", new Order("order-7", 250))
        .awaitCompleted()
        .history();
  }
}

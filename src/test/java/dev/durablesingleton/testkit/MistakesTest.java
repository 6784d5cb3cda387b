package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MistakesTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(TestFunctions.class);

  @Test
  void a_value_that_changes_on_replay_is_reported() {
    assertMistake("RandomInput")
        .hasMessageContaining(
            "The orchestrator 'RandomInput' of instance 'i-1' is not deterministic.")
        .hasMessageContaining("First it scheduled activity 'Note' with input \"")
        .hasMessageContaining("on replay it schedules activity 'Note' with input \"")
        .hasMessageContaining("(action 0)");
  }

  @Test
  void an_orchestrator_that_blocks_its_thread_is_reported_with_its_stack() {
    assertMistake("Blocking")
        .hasMessageStartingWith("The orchestrator 'Blocking' of instance 'i-1' blocks its thread.")
        .hasMessageContaining("context.createTimer")
        .hasMessageContaining("TestFunctions.blocking(TestFunctions.java:");
  }

  @Test
  void an_orchestrator_that_swallows_the_suspension_exception_is_reported() {
    assertMistake("Swallowing")
        .hasMessageStartingWith(
            "The orchestrator 'Swallowing' of instance 'i-1' catches OrchestratorBlockedException, which the SDK throws to suspend an orchestrator.");
  }

  @Test
  void an_orchestrator_that_wraps_the_suspension_exception_is_reported() {
    assertMistake("Wrapping")
        .hasMessageStartingWith(
            "The orchestrator 'Wrapping' of instance 'i-1' catches OrchestratorBlockedException, which the SDK throws to suspend an orchestrator.");
  }

  @Test
  void an_unknown_activity_is_reported_with_the_names_of_all_activities() {
    assertMistake("Typo")
        .hasMessage(
            "Instance 'i-1' calls the activity 'Chrage', which this hub does not have; it has 'Charge', 'Note'. Pass its class when creating the hub, or replace it: hub.activity(\"Chrage\").returns(…).");
  }

  @Test
  void an_input_that_cannot_be_converted_is_reported_with_the_method() {
    assertMistake("WrongInput")
        .hasMessageStartingWith(
            "The activity 'Charge' (input [1]) of instance 'i-1' cannot be called: its input cannot be converted to the parameters of TestFunctions.charge: ");
  }

  @Test
  void
      an_input_that_a_replacement_cannot_take_is_reported_even_if_the_orchestrator_handles_the_failure() {
    hub.activity("Charge").runs(TestFunctions.Order.class, order -> "free");

    assertMistake("WrongInput")
        .hasMessage(
            "The replacement of the activity 'Charge' (input [1]) of instance 'i-1' cannot be called. The input of activity 'Charge' is [1], which cannot be converted to Order.");
  }

  @Test
  void an_unknown_sub_orchestrator_is_reported_with_the_names_of_all_orchestrators() {
    assertMistake("UnknownChild")
        .hasMessageStartingWith("Instance 'i-1:1' was started with the orchestrator 'Aproval',")
        .hasMessageContaining("which this hub does not have; it has 'Approval', ")
        .hasMessageEndingWith("Pass its class when creating the hub.");
  }

  @Test
  void an_output_of_another_type_is_refused() {
    HubInstance approval = hub.start("Approval", "i-1").raiseEvent("approved", "Ada");

    assertThatThrownBy(() -> approval.awaitCompleted().output(Integer.class))
        .hasMessage(
            "The output of instance 'i-1' is \"Ada\", which cannot be converted to Integer.");
  }

  @Test
  void a_mistake_that_no_wait_has_reported_fails_the_test_at_its_end() {
    DurableHub other = DurableHub.ofClasses(TestFunctions.class);
    other.beforeEach(null);
    HubInstance random = other.start("RandomInput", "i-1");
    assertThat(random.exists()).isTrue();
    await().until(() -> random.status().name().equals("COMPLETED"));

    assertThatThrownBy(() -> other.afterEach(null)).hasMessageContaining("is not deterministic");
  }

  @Test
  void a_hub_without_the_determinism_check_accepts_a_value_that_changes_on_replay() {
    DurableHub unchecked = DurableHub.ofClasses(TestFunctions.class).withoutDeterminismCheck();
    unchecked.beforeEach(null);
    HubInstance random = unchecked.start("RandomInput", "i-1").awaitCompleted();

    assertThat(random.history().toString()).contains("TaskCompleted");
    assertThatCode(() -> unchecked.afterEach(null)).doesNotThrowAnyException();
  }

  private AbstractThrowableAssert<?, ?> assertMistake(String orchestrator) {
    HubInstance instance = hub.start(orchestrator, "i-1");
    return assertThatThrownBy(instance::awaitEnded).isInstanceOf(AssertionError.class);
  }
}

package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MistakesTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(TestFunctions.class);

  @Test
  void another_value_on_every_replay_is_named() {
    assertMistake("RandomInput")
        .hasMessageContaining(
            "The orchestrator 'RandomInput' of instance 'i-1' is not deterministic.")
        .hasMessageContaining("First it asked for activity 'Note' with input \"")
        .hasMessageContaining("on replay it asks for activity 'Note' with input \"")
        .hasMessageContaining("(action 0)");
  }

  @Test
  void an_orchestrator_that_blocks_its_thread_is_shown_where_it_does() {
    assertMistake("Blocking")
        .hasMessageStartingWith("The orchestrator 'Blocking' of instance 'i-1' blocks its thread.")
        .hasMessageContaining("context.createTimer")
        .hasMessageContaining("TestFunctions.blocking(TestFunctions.java:");
  }

  @Test
  void an_orchestrator_that_goes_on_though_it_is_to_wait_is_told() {
    assertMistake("Swallowing")
        .hasMessageStartingWith(
            "The orchestrator 'Swallowing' of instance 'i-1' catches the OrchestratorBlockedException");
  }

  @Test
  void an_orchestrator_that_wraps_what_suspends_it_is_told() {
    assertMistake("Wrapping")
        .hasMessageStartingWith(
            "The orchestrator 'Wrapping' of instance 'i-1' catches the OrchestratorBlockedException");
  }

  @Test
  void an_activity_that_there_is_not_is_told_with_those_there_are() {
    assertMistake("Typo")
        .hasMessage(
            "Instance 'i-1' calls the activity 'Chrage', which this hub does not have; it has 'Charge', 'Note'. Name its class when making the hub, or have something stand in for it: hub.activity(\"Chrage\").returns(…).");
  }

  @Test
  void an_input_that_does_not_convert_is_told_with_the_method_that_cannot_take_it() {
    assertMistake("Unfit")
        .hasMessageStartingWith(
            "The activity 'Charge' (input [1]) of instance 'i-1' cannot be called, since what it gets does not become the parameters of TestFunctions.charge: ");
  }

  @Test
  void an_input_that_a_stand_in_cannot_take_is_told_although_the_orchestrator_copes() {
    hub.activity("Charge").runs(TestFunctions.Order.class, order -> "free");

    assertMistake("Unfit")
        .hasMessage(
            "What stands in for the activity 'Charge' (input [1]) of instance 'i-1' cannot take what it gets. The input of activity 'Charge' is [1], which does not become a Order.");
  }

  @Test
  void a_sub_orchestrator_that_there_is_not_is_told_with_those_there_are() {
    assertMistake("Childless")
        .hasMessageStartingWith("Instance 'i-1:1' was started with the orchestrator 'Aproval',")
        .hasMessageContaining("which this hub does not have; it has 'Approval', ")
        .hasMessageEndingWith("Name its class when making the hub.");
  }

  @Test
  void a_result_or_a_status_of_another_type_is_told() {
    HubInstance approval = hub.start("Approval", "i-1").raiseEvent("approved", "Ada");

    assertThatThrownBy(() -> approval.awaitCompleted().output(Integer.class))
        .hasMessage("The output of instance 'i-1' is \"Ada\", which does not become a Integer.");
  }

  @Test
  void a_mistake_that_no_wait_has_shown_fails_the_test_at_its_end() {
    DurableHub other = DurableHub.ofClasses(TestFunctions.class);
    other.beforeEach(null);
    HubInstance random = other.start("RandomInput", "i-1");
    assertThat(random.exists()).isTrue();
    await().until(() -> random.status().name().equals("COMPLETED"));

    assertThatThrownBy(() -> other.afterEach(null)).hasMessageContaining("is not deterministic");
  }

  private AbstractThrowableAssert<?, ?> assertMistake(String orchestrator) {
    HubInstance instance = hub.start(orchestrator, "i-1");
    return assertThatThrownBy(instance::awaitEnded).isInstanceOf(AssertionError.class);
  }
}

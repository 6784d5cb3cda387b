package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("an entity in the test kit")
class HubEntityTest {

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(EntityFunctions.class).waitingAtMost(Patience.LIMIT);

  @Test
  void processes_signals_and_has_a_state() {
    HubEntity counter = hub.entity("Counter", "k");
    assertThat(counter.exists()).isFalse();
    assertThat(counter.state(Integer.class)).isNull();

    counter.signal("add", 2).signal("add", 3).awaitProcessed();

    assertThat(counter.state(Integer.class)).isEqualTo(5);
    assertThat(counter.exists()).isTrue();
    assertThat(counter.queueLength()).isZero();
    assertThat(hub.entity("counter", "K").exists()).isFalse();
  }

  @Test
  void is_called_by_the_test_and_by_orchestrations() {
    HubEntity counter = hub.entity("Counter", "k");

    assertThat(counter.call("add", 4, Integer.class)).isEqualTo(4);
    hub.start("Add", "add-1", 2).awaitCompleted();

    assertThat(counter.call("get", null, Integer.class)).isEqualTo(6);
    assertThat(hub.entities("Counter").operations())
        .extracting(EntityOperation::operation)
        .containsExactly("add", "add", "get");
    assertThat(hub.entities("Counter").operations().get(1).input(Integer.class)).isEqualTo(2);
  }

  @Test
  void tells_the_test_why_its_call_failed() {
    assertThatThrownBy(() -> hub.entity("Counter", "k").call("divide", 0, Integer.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The operation 'divide' of entity '@counter@k' failed: java.lang.UnsupportedOperationException: no operation 'divide'");
    assertThatThrownBy(() -> hub.entity("Counter", "k").call("get", null, Map.class))
        .hasMessage(
            "The result of operation 'get' of entity '@counter@k' is 0, which cannot be converted to Map.");
  }

  @Test
  void receives_a_signal_for_later_when_time_has_skipped_to_it() {
    HubEntity counter = hub.entity("Counter", "k");
    Instant tomorrow = hub.clock().instant().plus(Duration.ofDays(1));

    counter.signalAt(tomorrow, "add", 1);
    hub.awaitIdle();
    assertThat(counter.queueLength()).isEqualTo(1);
    assertThat(counter.exists()).isFalse();

    assertThat(counter.awaitState(Integer.class, count -> count == 1)).isEqualTo(1);
    assertThat(hub.clock().instant()).isEqualTo(tomorrow);
  }

  @Test
  void names_the_orchestration_that_holds_its_lock_while_others_wait() {
    HubEntity counter = hub.entity("Counter", "k");
    HubInstance section = hub.start("Section", "section-1");
    hub.awaitIdle();
    counter.signal("add", 10);

    assertThat(counter.lockHolder()).hasValue("section-1");
    assertThat(counter.queueLength()).isEqualTo(1);

    section.raiseEvent("go", null).awaitCompleted();
    counter.awaitProcessed();
    assertThat(section.output(String.class)).isEqualTo("0");
    assertThat(counter.state(Integer.class)).isEqualTo(11);
    assertThat(counter.lockHolder()).isEmpty();
  }

  @Test
  void that_stays_locked_is_described_by_the_wait_that_fails() {
    DurableHub other =
        DurableHub.ofClasses(EntityFunctions.class)
            .waitingAtMost(Duration.ofMillis(200))
            .movingTimeByHand();
    other.beforeEach(null);
    HubInstance forgetful = other.start("Forgetful", "forgetful-1");
    await().until(() -> forgetful.status() == OrchestrationRuntimeStatus.COMPLETED);

    assertThatThrownBy(() -> other.entity("Counter", "k").call("get", null, Integer.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            Entity '@counter@k' did not run the operation 'get' within 0 s; its state is empty, \
            its lock is held by instance 'forgetful-1', 1 of its requests are not processed, \
            and the hub's clock shows 2026-01-01T00:00:00Z.
            Nothing is running; all instances wait for a timer or an event.
            Time does not skip; advance it with hub.clock().advance(…).""");
    other.afterEach(null);
  }

  @Test
  void keeps_its_state_and_its_requests_when_the_host_crashes() {
    HubEntity counter = hub.entity("Counter", "k");
    counter.signal("add", 1).awaitProcessed();
    counter.signalAt(hub.clock().instant().plusSeconds(60), "add", 1);

    hub.restart();

    assertThat(counter.awaitProcessed().state(Integer.class)).isEqualTo(2);
  }

  @Test
  void is_replaced_in_one_line() {
    hub.entities("Counter").returns(7);

    assertThat(hub.start("Add", "add-1", 1).awaitCompleted().output())
        .isEqualTo("{\"result\":\"7\"}");
    assertThat(hub.entity("Counter", "k").exists()).isFalse();
  }

  @Test
  void that_no_function_serves_is_replaced_by_a_function_of_the_operation() {
    hub.entities("Nobody").runs(operation -> operation.key() + operation.input(Integer.class));

    assertThat(hub.start("CallNobody", "call-1").awaitCompleted().output())
        .isEqualTo("{\"result\":\"\\\"k1\\\"\"}");
  }

  @Test
  void fails_as_often_as_the_test_wants() {
    hub.entities("Counter").fails(1, () -> new IllegalStateException("busy"));
    HubEntity counter = hub.entity("Counter", "k");

    assertThatThrownBy(() -> counter.call("add", 1, Integer.class))
        .hasMessage(
            "The operation 'add' of entity '@counter@k' failed: java.lang.IllegalStateException: busy");
    assertThat(counter.call("add", 2, Integer.class)).isEqualTo(2);
    assertThatThrownBy(() -> hub.entities("Counter").fails(-1, IllegalStateException::new))
        .hasMessage("An operation cannot fail -1 times; give 0 or more.");
  }

  @Test
  void without_a_function_fails_the_test_with_the_way_out() {
    assertThatThrownBy(() -> hub.start("CallNobody", "call-1").awaitEnded())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The entity '@nobody@k' receives an operation. The function 'nobody' doesn't exist, is disabled, or is not an entity function. Additional info: The following are the known entity functions: 'Counter'. Pass its class when creating the hub, or replace it: hub.entities(\"nobody\").returns(…).");
  }

  @Test
  void that_is_unlocked_by_try_with_resources_at_the_first_await_fails_the_test() {
    assertThatThrownBy(() -> hub.start("DocumentedSection", "section-1").awaitEnded())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The orchestrator 'DocumentedSection' of instance 'section-1' releases the lock of entity '@counter@k' while its call of operation 'get' on entity '@counter@k' has no answer. The SDK suspends an orchestrator at await() by an exception, so try-with-resources and finally release the locks at the first await that suspends, and the critical section does not exclude anybody. Close the lock by a statement after the last await of the section, outside of try-with-resources and finally.");
  }

  @Test
  void must_have_a_name() {
    assertThatThrownBy(() -> hub.entity("a@b", "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a@b' is not the name of an entity; it must have a character and no '@'.");
  }
}

package dev.durablesingleton.testkit;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.SUSPENDED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.testkit.TestFunctions.Order;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DurableHubTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Order ORDER = new Order("order-7", 250);

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(TestFunctions.class).startingAt(BEGIN);

  @Test
  void time_skips_a_timer_while_the_test_waits_for_what_comes_after_it() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();

    assertThat(charged.output(String[].class))
        .containsExactly("paid 250 for order-7", "paid 250 for order-7");
    assertThat(hub.clock().instant())
        .isBetween(BEGIN.plus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(1)).plusSeconds(1));
  }

  @Test
  void time_stands_still_once_what_the_test_waits_for_is_there() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", ORDER);
    charged.awaitCustomStatus(String.class, "waiting"::equals);
    hub.awaitIdle();

    assertThat(hub.clock().instant()).isEqualTo(BEGIN);
    assertThat(charged.status()).isEqualTo(RUNNING);
  }

  @Test
  void timers_fire_in_order_each_at_its_own_time_when_the_clock_is_advanced() {
    hub.start("ThreeTimers");
    hub.clock().advance(Duration.ofDays(1));

    assertThat(hub.activity("Note").inputs(Instant.class))
        .satisfiesExactly(
            one -> assertThat(Duration.between(BEGIN, one)).hasHours(1),
            two -> assertThat(Duration.between(BEGIN, two)).hasHours(2),
            three -> assertThat(Duration.between(BEGIN, three)).hasHours(3));
    assertThat(hub.clock().instant()).isEqualTo(BEGIN.plus(Duration.ofDays(1)));
  }

  @Test
  void a_timer_that_is_due_later_does_not_fire() {
    hub.start("ThreeTimers");
    hub.clock().advance(Duration.ofMinutes(150));

    assertThat(hub.activity("Note").calls()).hasSize(2);
  }

  @Test
  void the_clock_never_goes_back() {
    assertThatThrownBy(() -> hub.clock().advance(Duration.ofSeconds(-1)))
        .hasMessage("The clock cannot go back by PT1S; start a fresh hub instead.");
  }

  @Test
  void an_event_lets_an_instance_go_on() {
    HubInstance approval = hub.start("Approval", "approval-1");
    approval.raiseEvent("approved", "by Ada");

    assertThat(approval.awaitCompleted().output(String.class)).isEqualTo("by Ada");
  }

  @Test
  void an_instance_can_be_suspended_resumed_and_terminated() {
    HubInstance approval = hub.start("Approval", "approval-1").suspend("holidays");
    approval.awaitStatus(SUSPENDED).resume("back").awaitStatus(RUNNING).terminate("no more");

    assertThat(approval.awaitEnded().status()).isEqualTo(TERMINATED);
    assertThatThrownBy(() -> approval.raiseEvent("approved", "late"))
        .hasMessage("Instance 'approval-1' does not take that, since it is Terminated.");
  }

  @Test
  void a_wrong_name_is_told_with_the_names_there_are() {
    assertThatThrownBy(() -> hub.start("Aproval"))
        .hasMessageStartingWith("This hub has no orchestrator 'Aproval'; it has 'Approval', ");
  }

  @Test
  void a_blank_id_is_refused_as_it_would_poison_a_task_hub_on_azure_storage() {
    assertThatThrownBy(() -> hub.start("Approval", "\u2007"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The instance ID is white space alone (U+2007); on Azure Storage");
    assertThatThrownBy(() -> hub.start("Approval", ""))
        .hasMessageStartingWith("The instance ID is empty.");
  }

  @Test
  void an_id_that_is_taken_is_told() {
    hub.start("Approval", "approval-1");
    hub.awaitIdle();

    assertThatThrownBy(() -> hub.start("Approval", "approval-1"))
        .hasMessage("There is an instance 'approval-1' already, and it is Running.");
  }

  @Test
  void an_instance_that_was_to_complete_and_fails_shows_what_it_threw() {
    HubInstance throwing = hub.start("Throwing", "throwing-1");

    assertThatThrownBy(throwing::awaitCompleted)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Instance 'throwing-1' was to complete and is Failed")
        .hasMessageContaining(
            "The orchestrator threw java.lang.IllegalStateException: no such customer.")
        .hasMessageContaining("ExecutionStarted");
  }

  @Test
  void an_input_that_the_orchestrator_cannot_read_is_shown() {
    HubInstance charge = hub.start("ChargeTwice", "charge-1", "no order");

    assertThatThrownBy(charge::awaitCompleted)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The orchestrator threw ")
        .hasMessageContaining("no order")
        .hasMessageContaining("ExecutionStarted  ChargeTwice  \"no order\"");
  }
}

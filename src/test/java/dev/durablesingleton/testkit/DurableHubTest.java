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
  void time_skips_to_a_timer_while_the_test_waits() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();

    assertThat(charged.output(String[].class))
        .containsExactly("paid 250 for order-7", "paid 250 for order-7");
    assertThat(hub.clock().instant())
        .isBetween(BEGIN.plus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(1)).plusSeconds(1));
  }

  @Test
  void a_start_has_the_time_the_version_and_the_input_of_its_options() {
    StartOptions options =
        StartOptions.none().id("later").input(ORDER).version("1.2").tag("a", "b");
    HubInstance later = hub.start("ChargeTwice", options.at(BEGIN.plus(Duration.ofHours(2))));
    hub.clock().advance(Duration.ofHours(1));
    assertThat(hub.activity("Charge").calls()).isEmpty();

    later.awaitCompleted();
    assertThat(later.id()).isEqualTo("later");
    assertThat(hub.activity("Charge").inputs(Order.class)).containsExactly(ORDER, ORDER);
    assertThat(hub.clock().instant())
        .isBetween(BEGIN.plus(Duration.ofHours(26)), BEGIN.plus(Duration.ofHours(27)));
  }

  @Test
  void time_stands_still_once_the_awaited_condition_is_met() {
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
  void a_timer_beyond_the_new_time_does_not_fire() {
    hub.start("ThreeTimers");
    hub.clock().advance(Duration.ofMinutes(150));

    assertThat(hub.activity("Note").calls()).hasSize(2);
  }

  @Test
  void the_clock_never_moves_back() {
    assertThatThrownBy(() -> hub.clock().advance(Duration.ofSeconds(-1)))
        .hasMessage("The clock cannot move back by PT1S; use a fresh hub instead.");
  }

  @Test
  void an_event_completes_an_instance_that_waits_for_it() {
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
        .hasMessage("Cannot raise an event for instance 'approval-1' in status Terminated.");
  }

  @Test
  void an_unknown_orchestrator_is_refused_with_the_names_of_all_orchestrators() {
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
  void the_id_of_an_unfinished_instance_is_refused() {
    hub.start("Approval", "approval-1");
    hub.awaitIdle();

    assertThatThrownBy(() -> hub.start("Approval", "approval-1"))
        .hasMessage("Instance 'approval-1' already exists; its status is Running.");
  }

  @Test
  void an_instance_that_fails_instead_of_completing_shows_its_exception() {
    HubInstance throwing = hub.start("Throwing", "throwing-1");

    assertThatThrownBy(throwing::awaitCompleted)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Instance 'throwing-1' was expected to complete but is Failed")
        .hasMessageContaining(
            "The orchestrator threw java.lang.IllegalStateException: no such customer.")
        .hasMessageContaining("ExecutionStarted");
  }

  @Test
  void an_input_that_the_orchestrator_cannot_convert_is_shown() {
    HubInstance charge = hub.start("ChargeTwice", "charge-1", "no order");

    assertThatThrownBy(charge::awaitCompleted)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The orchestrator threw ")
        .hasMessageContaining("no order")
        .hasMessageContaining("ExecutionStarted  ChargeTwice  \"no order\"");
  }
}

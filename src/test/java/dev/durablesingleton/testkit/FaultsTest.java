package dev.durablesingleton.testkit;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.testkit.TestFunctions.Order;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

  private static final Order ORDER = new Order("order-7", 250);

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(TestFunctions.class);

  @Test
  void an_activity_fails_the_given_number_of_times_and_then_succeeds() {
    hub.activity("Charge").fails(1, () -> new IllegalStateException("card declined"));

    assertThat(hub.start("ChargeTwice", "charge-1", ORDER).awaitEnded().status()).isEqualTo(FAILED);
    assertThat(hub.instance("charge-1").history().toString())
        .contains("TaskFailed")
        .contains("IllegalStateException: card declined");
    assertThat(hub.start("ChargeTwice", "charge-2", ORDER).awaitCompleted().output())
        .contains("paid 250 for order-7");
  }

  @Test
  void an_activity_takes_the_given_time_by_the_hub_s_clock() {
    Instant begin = hub.clock().instant();
    hub.activity("Charge").takes(Duration.ofHours(5));
    hub.start("ChargeTwice", "charge-1", ORDER);

    hub.clock().advance(Duration.ofHours(4));
    assertThat(hub.activity("Charge").calls()).isEmpty();
    hub.clock().advance(Duration.ofHours(1));
    assertThat(hub.activity("Charge").calls()).hasSize(1);

    hub.instance("charge-1").awaitCompleted();
    assertThat(Duration.between(begin, hub.clock().instant())).hasHours(34);
  }

  @Test
  void an_activity_runs_again_if_the_host_crashes_before_its_result_is_committed() {
    hub.activity("Charge").losesHostBeforeResultIsKept();

    hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();
    assertThat(hub.activity("Charge").calls()).hasSize(3);
  }

  @Test
  void an_activity_does_not_run_again_if_the_host_crashes_after_its_result_is_committed() {
    hub.activity("Charge").losesHostAfterResultIsKept();

    hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();
    assertThat(hub.activity("Charge").calls()).hasSize(2);
  }

  @Test
  void an_instance_continues_after_a_restart_of_the_host() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", ORDER);
    hub.clock().advance(Duration.ofHours(12));
    hub.restart();

    assertThat(charged.awaitCompleted().output()).contains("paid");
    assertThat(hub.activity("Charge").calls()).hasSize(2);
  }
}

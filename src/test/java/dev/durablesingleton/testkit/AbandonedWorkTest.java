package dev.durablesingleton.testkit;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.testkit.TestFunctions.Order;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AbandonedWorkTest {

  private static final Order ORDER = new Order("order-7", 250);

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(TestFunctions.class).waitingAtMost(Patience.LIMIT);

  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void release() {
    never.countDown();
  }

  @Test
  void of_a_terminated_instance_does_not_stop_the_clock() {
    startBlocked().terminate("not needed").awaitEnded();

    HubInstance other = hub.start("ChargeTwice", "other", ORDER).awaitCompleted();

    assertThat(other.output(String[].class)).containsExactly("paid", "paid");
    assertThat(hub.instance("blocked").status()).isEqualTo(TERMINATED);
  }

  @Test
  void of_a_running_instance_stops_the_clock() {
    startBlocked();

    HubInstance other = hub.start("ChargeTwice", "other", ORDER);

    assertThatThrownBy(other::awaitCompleted).hasMessageContaining("of instance 'blocked', for ");
  }

  private HubInstance startBlocked() {
    hub.activity("Charge").runs(call -> call.instanceId().equals("blocked") ? block() : "paid");
    HubInstance blocked = hub.start("ChargeTwice", "blocked", ORDER);
    await().until(() -> !hub.activity("Charge").calls().isEmpty());
    return blocked;
  }

  private Object block() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}

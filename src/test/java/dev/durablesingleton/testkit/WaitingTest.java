package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.testkit.TestFunctions.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(TestFunctions.class)
          .startingAt(Instant.parse("2026-03-01T00:00:00Z"))
          .movingTimeByHand()
          .waitingAtMost(Duration.ofSeconds(1));

  @Test
  void a_wait_that_takes_too_long_shows_the_history_as_a_table() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    awaitTimer(charged);

    assertThatThrownBy(charged::awaitCompleted)
        .isInstanceOf(AssertionError.class)
        .message()
        .isEqualToNormalizingNewlines(
            """
            Instance 'charge-1' did not complete within 1 s; it is Running, and the hub's clock shows 2026-03-01T00:00:00Z.
            Nothing is running; all instances wait for a timer or an event.
            Time does not skip; advance it with hub.clock().advance(…).
            """
                + charged.history());
    assertThat(charged.history().toString())
        .isEqualTo(
            """
            time                     event             name         input                          result
            2026-03-01 00:00:00.000  ExecutionStarted  ChargeTwice  {"id":"order-7","cents":250}
            2026-03-01 00:00:00.000  TaskScheduled     Charge       {"id":"order-7","cents":250}
            2026-03-01 00:00:00.000  TaskCompleted     Charge                                      "paid 250 for order-7"
            2026-03-01 00:00:00.000  TimerCreated                   fires 2026-03-02 00:00:00.000
            """);
  }

  @Test
  void function_code_that_hangs_is_shown_as_running() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    hub.activity("Charge")
        .runs(
            call -> {
              entered.countDown();
              return hangs(never);
            });
    HubInstance charged = hub.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    await().until(() -> entered.getCount() == 0);

    assertThatThrownBy(charged::awaitCompleted)
        .hasMessageContaining(
            "Running: the activity 'Charge' (input {\"id\":\"order-7\",\"cents\":250}) of instance 'charge-1', for ")
        .hasMessageContaining(" s.\n");
    assertThatThrownBy(hub::awaitIdle).hasMessageStartingWith("The hub is not idle after 1 s.");
    never.countDown();
  }

  @Test
  void a_wait_for_an_instance_that_does_not_exist_says_so() {
    assertThatThrownBy(() -> hub.instance("nobody").awaitCompleted())
        .hasMessage(
            "Instance 'nobody' did not complete within 1 s: there is no instance 'nobody'.");
  }

  @Test
  void a_custom_status_of_another_type_ends_the_wait_but_not_the_hub() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    awaitTimer(charged);

    assertThatThrownBy(() -> charged.awaitCustomStatus(Order.class, order -> true))
        .hasMessage(
            "The custom status of instance 'charge-1' is \"waiting\", which cannot be converted to Order.");
    hub.clock().advance(Duration.ofDays(2));
    await().until(() -> charged.status() == OrchestrationRuntimeStatus.COMPLETED);
    assertThat(charged.output()).contains("paid");
  }

  @Test
  void time_does_not_skip_when_only_the_test_moves_it() {
    HubInstance charged = hub.start("ChargeTwice", "charge-1", new Order("order-7", 250));
    awaitTimer(charged);
    assertThatThrownBy(charged::awaitEnded).isInstanceOf(AssertionError.class);

    hub.clock().advance(Duration.ofDays(2));

    await().until(() -> charged.status() == OrchestrationRuntimeStatus.COMPLETED);
    assertThat(charged.output()).contains("paid");
  }

  @Test
  void waits_are_longer_under_a_debugger() {
    assertThat(HubSettings.defaultTimeout(List.of("-ea"))).isEqualTo(Duration.ofSeconds(10));
    assertThat(HubSettings.defaultTimeout(List.of("-agentlib:jdwp=transport=dt_socket,server=n")))
        .isEqualTo(Duration.ofHours(1));
  }

  private static void awaitTimer(HubInstance instance) {
    await().until(() -> instance.history().toString().contains("TimerCreated"));
  }

  private static Object hangs(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}

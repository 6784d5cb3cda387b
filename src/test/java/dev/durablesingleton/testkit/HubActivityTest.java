package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.durablesingleton.testkit.TestFunctions.Order;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HubActivityTest {

  private static final Order ORDER = new Order("order-7", 250);

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(TestFunctions.class);

  @Test
  void a_lambda_replaces_an_activity_and_receives_its_input() {
    hub.activity("Charge").runs(Order.class, order -> "free: " + order.id());
    HubInstance charged = hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();

    assertThat(charged.output()).isEqualTo("[\"free: order-7\",\"free: order-7\"]");
  }

  @Test
  void a_mock_replaces_an_activity() {
    @SuppressWarnings("unchecked")
    Function<Order, String> charge = mock(Function.class);
    when(charge.apply(any())).thenReturn("first", "second");
    hub.activity("Charge").runs(Order.class, charge);

    assertThat(hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted().output())
        .isEqualTo("[\"first\",\"second\"]");
    verify(charge, times(2)).apply(ORDER);
  }

  @Test
  void calls_of_an_activity_are_recorded_with_input_and_instance() {
    hub.start("ChargeTwice", "charge-1", ORDER).awaitCompleted();

    assertThat(hub.activity("charge").calls())
        .hasSize(2)
        .allSatisfy(
            call -> {
              assertThat(call.instanceId()).isEqualTo("charge-1");
              assertThat(call.input(Order.class)).isEqualTo(ORDER);
            });
  }

  @Test
  void calls_of_all_activities_are_recorded_in_the_order_in_which_they_began() {
    hub.start("ThreeTimers", "timers-1");
    hub.clock().advance(Duration.ofMinutes(90));
    hub.start("ChargeTwice", "charge-1", ORDER);
    hub.clock().advance(Duration.ofHours(1));

    assertThat(hub.activityCalls())
        .extracting(ActivityCall::activity)
        .containsExactly("Note", "Charge", "Note");
  }

  @Test
  void a_negative_duration_is_refused() {
    assertThatThrownBy(() -> hub.activity("Charge").takes(Duration.ofHours(-1)))
        .hasMessage("An activity cannot take PT-1H; give zero or a positive duration.");
  }
}

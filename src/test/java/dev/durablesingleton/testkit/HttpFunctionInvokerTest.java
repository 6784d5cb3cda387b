package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpFunctionInvokerTest {

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(TestFunctions.class, HttpFunctions.class);

  @Test
  void a_function_gets_route_query_headers_and_body_and_gives_its_response() {
    HubResponse response =
        hub.call(
            HubRequest.put("/api/orders/7%20a?top=3").header("Color", "blue").body("{\"n\": 1}"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("7 a: {\"n\": 1}");
    assertThat(response.header("saw")).isEqualTo("blue {top=3}");
  }

  @Test
  void a_function_that_throws_fails_the_test_with_what_it_threw() {
    assertThatThrownBy(() -> hub.call(HubRequest.get("/api/break")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Function 'Break' threw, so its caller would see a 500: ")
        .hasMessageContaining("no such customer");
  }

  @Test
  void a_path_that_no_function_takes_is_told_with_the_functions_there_are() {
    assertThatThrownBy(() -> hub.call(HubRequest.get("/api/orders/7")))
        .hasMessageStartingWith("No HTTP function of this hub takes GET /api/orders/7; it has ")
        .hasMessageEndingWith("below the prefix '/api'.");
  }

  @Test
  void no_port_is_open_before_a_function_asks_for_a_durable_client() {
    hub.start("Approval", "approval-1").raiseEvent("approved", "Ada").awaitCompleted();
    hub.call(HubRequest.put("/api/orders/7"));
    assertThat(hub.hub().hosts().alive().hasPort()).isFalse();

    hub.call(HubRequest.post("/api/approvals/approval-2"));
    assertThat(hub.hub().hosts().alive().hasPort()).isTrue();
    assertThat(hub.instance("approval-2").exists()).isTrue();
  }
}

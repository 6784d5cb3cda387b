package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpFunctionInvokerTest {

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(TestFunctions.class, HttpFunctions.class);

  @Test
  void a_function_receives_route_query_headers_and_body_and_returns_its_response() {
    HubResponse response =
        hub.call(
            HubRequest.put("/api/orders/7%20a?top=3").header("Color", "blue").body("{\"n\": 1}"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("7 a: {\"n\": 1}");
    assertThat(response.header("saw")).isEqualTo("blue {top=3}");
  }

  @Test
  void a_function_that_throws_fails_the_test_with_its_exception() {
    assertThatThrownBy(() -> hub.call(HubRequest.get("/api/break")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Function 'Break' threw; over HTTP it would answer 500: ")
        .hasMessageContaining("no such customer");
  }

  @Test
  void an_unmatched_path_is_refused_with_the_names_of_all_functions() {
    assertThatThrownBy(() -> hub.call(HubRequest.get("/api/orders/7")))
        .hasMessageStartingWith("No HTTP function of this hub matches GET /api/orders/7; it has ")
        .hasMessageEndingWith("with the route prefix '/api'.");
  }

  @Test
  void no_port_is_open_until_a_function_uses_a_durable_client() {
    hub.start("Approval", "approval-1").raiseEvent("approved", "Ada").awaitCompleted();
    hub.call(HubRequest.put("/api/orders/7"));
    assertThat(hub.runningHub().hosts().current().hasPort()).isFalse();

    hub.call(HubRequest.post("/api/approvals/approval-2"));
    assertThat(hub.runningHub().hosts().current().hasPort()).isTrue();
    assertThat(hub.instance("approval-2").exists()).isTrue();
  }
}

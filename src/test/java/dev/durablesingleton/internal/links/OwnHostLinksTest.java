package dev.durablesingleton.internal.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import org.junit.jupiter.api.Test;

class OwnHostLinksTest {

  private final FakeRequest request =
      new FakeRequest().url("http://forged.example/api/singletons/history?id=x");

  @Test
  void use_the_hosts_own_name_instead_of_the_requests() {
    assertThat(on("app.azurewebsites.net").history("a b"))
        .hasToString(
            "https://app.azurewebsites.net/runtime/webhooks/durabletask/instances/a%20b"
                + "?showInput=true&showHistory=true&showHistoryOutput=true&showReasonToWait=true&code=KEY");
  }

  @Test
  void use_http_on_localhost() {
    assertThat(on("localhost:7071").rewind("a+b", "try & see"))
        .hasToString(
            "http://localhost:7071/runtime/webhooks/durabletask/instances/a%25252Bb/rewind"
                + "?reason=try+%26+see&code=KEY");
  }

  @Test
  void use_the_requests_host_if_none_is_set() {
    assertThat(on(null).history("x")).hasHost("forged.example");
  }

  private OwnHostLinks on(String hostName) {
    return OwnHostLinks.of(Contexts.withQuery("code=KEY"), request, hostName);
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

  private static final TestSite SITE = TestSite.with();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:7071",
        "localhost.",
        "app.localhost:80",
        "127.0.0.1",
        "127.0.0.1:7071",
        "[::1]",
        "[::1]:7071",
        "192.168.1.5:7071",
        "dev.example.com",
        "Dev.Example.com:7071"
      })
  void own_names_addresses_and_allowed_names_are_served(String host) throws Exception {
    assertThat(answer("GET /admin/host/keys HTTP/1.1", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:7071",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evillocalhost",
        "sub.dev.example.com",
        "127.0.0.1.nip.io:7071",
        "machine"
      })
  void a_foreign_name_gets_421_with_the_way_out(String host) throws Exception {
    String name = host.replaceFirst(":.*", "");

    assertThat(answer("GET /admin/host/keys HTTP/1.1", host))
        .startsWith("HTTP/1.1 421 ")
        .endsWith(
            "This host does not serve the name '%1$s'. Use localhost, or start it with --allowed-host %1$s if the name is yours."
                .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /runtime/webhooks/durabletask/orchestrators/Echo HTTP/1.1",
        "GET /runtime/webhooks/durabletask/instances HTTP/1.1",
        "DELETE /runtime/webhooks/durabletask/instances/a HTTP/1.1",
        "OPTIONS / HTTP/1.1",
        "GET / HTTP/1.1",
        "GET /admin/host/ping HTTP/1.1",
        "GET /api/nothing HTTP/1.1"
      })
  void nothing_is_served_to_a_foreign_name(String line) throws Exception {
    assertThat(answer(line, "evil.example"))
        .startsWith("HTTP/1.1 421 ")
        .doesNotContain("evil.example/");
  }

  @Test
  void a_foreign_name_in_the_target_is_refused_too() throws Exception {
    assertThat(answer("GET http://evil.example/admin/host/keys HTTP/1.1", "evil.example"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(answer("GET http://evil.example/admin/host/keys HTTP/1.1", "localhost"))
        .startsWith("HTTP/1.1 4");
    assertThat(answer("GET http://localhost/admin/host/keys HTTP/1.1", "localhost"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_request_without_a_name_is_served() throws Exception {
    assertThat(RawClient.exchange(SITE.port(), "GET /admin/host/ping HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  private static String answer(String line, String host) throws Exception {
    return RawClient.exchange(
        SITE.port(), line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A response that cannot be written")
class UnsentResponseTest {
  private static final int SOCKET_MILLIS = 60_000;

  /** More than the buffers of both sockets. */
  private static final int LARGE = 64 << 20;

  @Test
  void ends_its_exchange_when_the_client_closes_the_connection() throws IOException {
    try (TestSite site = TestSite.with(TestFunction.returning("A", "a", "x".repeat(LARGE)))) {
      try (Socket client = request(site)) {
        assertThat(client.getInputStream().readNBytes(100)).hasSize(100);
        client.setSoLinger(true, 0);
      }

      await()
          .until(
              () ->
                  site.log().stream().anyMatch(line -> line.contains("/api/a: the client closed")));
      assertThat(site.get("/admin/host/ping").statusCode()).isEqualTo(200);
    }
  }

  private static Socket request(TestSite site) throws IOException {
    Socket client = new Socket("127.0.0.1", site.port());
    client.setSoTimeout(SOCKET_MILLIS);
    client
        .getOutputStream()
        .write(
            "GET /api/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    return client;
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nabc"
      })
  void an_incomplete_body_is_a_client_error(String rest) throws IOException {
    try (TestSite site = TestSite.with(TestFunction.returning("A", "a", "ok"))) {
      String answer = halfClosed(site.port(), "POST /api/a HTTP/1.1\r\nHost: localhost\r\n" + rest);

      assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
      assertThat(site.log()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  @Test
  void later_requests_are_served() throws IOException {
    try (TestSite site = TestSite.with(TestFunction.returning("A", "a", "ok"))) {
      halfClosed(
          site.port(), "POST /api/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n");

      assertThat(site.get("/api/a").body()).isEqualTo("ok");
    }
  }

  private static String halfClosed(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  private static final TestSite SITE = TestSite.with(TestFunction.returning("A", "a/{*p}", "ok"));

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @ParameterizedTest
  @CsvSource({"8000, 200", "8300, 414", "90000, 414"})
  void a_request_line_has_eight_kibibytes(int length, int status) throws IOException {
    assertEmptyUnless200(
        RawClient.line(SITE.port(), "GET /api/a/" + "x".repeat(length) + " HTTP/1.1"), status);
  }

  @ParameterizedTest
  @CsvSource({"32000, 200", "33000, 431", "90000, 431"})
  void headers_have_thirty_two_kibibytes(int length, int status) throws IOException {
    assertEmptyUnless200(
        RawClient.line(SITE.port(), "GET /api/a HTTP/1.1", "X: " + "y".repeat(length)), status);
  }

  @ParameterizedTest
  @CsvSource({"98, 200", "99, 431"})
  void a_request_has_a_hundred_headers(int count, int status) throws IOException {
    String[] headers = Collections.nCopies(count, "X: y").toArray(String[]::new);

    assertEmptyUnless200(RawClient.line(SITE.port(), "GET /api/a HTTP/1.1", headers), status);
  }

  @Test
  void a_body_over_the_limit_gets_an_empty_500_and_closes_the_connection() throws IOException {
    String answer =
        RawClient.exchange(
            SITE.port(),
            "POST /api/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\nabc");

    assertThat(answer).contains("Connection: close\r\n");
    assertEmptyUnless200(answer, 500);
  }

  @Test
  void a_chunked_body_over_the_limit_gets_an_empty_500() throws IOException {
    String chunk = "3e9\r\n" + "x".repeat(0x3e9) + "\r\n";
    String answer =
        RawClient.exchange(
            SITE.port(),
            "POST /api/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk
                + "0\r\n\r\n");

    assertEmptyUnless200(answer, 500);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_200, 100_000, 1_000_000})
  void a_response_may_have_long_headers(int length) throws IOException {
    try (TestSite site = TestSite.with(longHeader(length))) {
      String answer = RawClient.line(site.port(), "GET /api/long HTTP/1.1");

      assertThat(answer)
          .startsWith("HTTP/1.1 200 ")
          .contains("X-Long: " + "x".repeat(length) + "\r\n");
    }
  }

  @Test
  void a_response_that_cannot_be_sent_leaves_a_warning() throws IOException {
    try (TestSite site = TestSite.with(longHeader(9 << 20))) {
      assertThat(site.get("/api/long").statusCode()).isEqualTo(500);
      assertThat(site.log())
          .anyMatch(line -> line.startsWith("WARNING The response to GET /api/long could not be"));
    }
  }

  @Test
  void the_connection_of_a_connect_request_is_closed() throws IOException {
    // RawClient reads until the server closes the connection.
    assertThat(RawClient.line(SITE.port(), "CONNECT localhost:443 HTTP/1.1"))
        .startsWith("HTTP/1.1 4");
    assertThat(RawClient.line(SITE.port(), "CONNECT evil.example:443 HTTP/1.1"))
        .startsWith("HTTP/1.1 4");
  }

  private static TestFunction longHeader(int length) {
    Value body = new Value.Text("ok");
    return TestFunction.http(
        "Long",
        "'route':'long','authLevel':'ANONYMOUS'",
        call -> new Value.Response(200, Map.of("X-Long", "x".repeat(length)), body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/a/%00 HTTP/1.1", "GET /api/a/\u00e9 HTTP/1.1", "NONSENSE"})
  void an_invalid_request_gets_an_empty_400(String line) throws IOException {
    assertEmptyUnless200(RawClient.line(SITE.port(), line), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "x%", "%ff", "a|b", "a#b", "\"<>\\^`{}"})
  void odd_paths_reach_the_function(String path) throws IOException {
    assertEmptyUnless200(RawClient.line(SITE.port(), "GET /api/a/" + path + " HTTP/1.1"), 200);
  }

  private static void assertEmptyUnless200(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status != 200) {
      assertThat(answer).contains("Content-Length: 0\r\n").endsWith("\r\n\r\n");
    }
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {

  private static final TestSite SITE =
      TestSite.of(
              TestFunction.returning("Text", "text/{*rest}", "hello"),
              TestFunction.returning("Empty", "empty", ""),
              TestFunction.http("Body", "'route':'body'", FramingTest::describeBody),
              TestFunction.http(
                  "Throws",
                  "'route':'throws'",
                  call -> {
                    throw new IllegalStateException("no");
                  }),
              TestFunction.http(
                  "Status",
                  "'route':'status/{n}'",
                  call ->
                      new Value.Response(
                          Integer.parseInt(((Value.Text) call.metadata().get("n")).text()),
                          Map.of(),
                          new Value.Text("odd"))))
          .customHeader("X-Custom", "always")
          .start();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  private static Value describeBody(Invocation call) {
    Value body = ((Value.Request) call.inputs().get("req")).body();
    return new Value.Response(200, Map.of(), new Value.Text(body.getClass().getSimpleName()));
  }

  @Test
  void a_functions_body_is_chunked_and_has_no_length() throws IOException {
    assertThat(get("/api/text"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Server: Kestrel\r\n", "Date: ", "Transfer-Encoding: chunked\r\n")
        .doesNotContain("Content-Length")
        .endsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
  }

  @Test
  void an_empty_body_has_the_length_zero() throws IOException {
    assertThat(get("/api/empty"))
        .contains("Content-Length: 0\r\n", "Content-Type: text/plain; charset=utf-8\r\n")
        .doesNotContain("chunked");
  }

  @Test
  void an_http_1_0_client_gets_neither_chunks_nor_a_length() throws IOException {
    assertThat(RawClient.line(SITE.port(), "GET /api/text HTTP/1.0"))
        .doesNotContain("chunked", "Content-Length")
        .endsWith("\r\n\r\nhello");
  }

  @ParameterizedTest
  @CsvSource({"204, false", "304, false", "205, true"})
  void statuses_without_a_body_are_framed_as_recorded(int status, boolean hasLength)
      throws IOException {
    String answer = get("/api/status/" + status);

    assertThat(answer).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
    assertThat(answer.contains("Content-Length: 0")).isEqualTo(hasLength);
  }

  @ParameterizedTest
  @CsvSource({"299", "700", "999"})
  void unknown_statuses_are_sent_as_they_are(int status) throws IOException {
    assertThat(get("/api/status/" + status)).startsWith("HTTP/1.1 " + status).contains("odd");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "200, OK",
        "413, Payload Too Large",
        "418, I'm a teapot",
        "500, Internal Server Error",
        "299, ``",
        "600, ``"
      })
  void reason_phrases_are_those_of_kestrel(int status, String phrase) throws IOException {
    assertThat(get("/api/status/" + status))
        .startsWith("HTTP/1.1 " + status + " " + phrase + "\r\n");
  }

  @Test
  void a_function_that_throws_gives_an_empty_500() throws IOException {
    assertThat(get("/api/throws"))
        .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
        .contains("Content-Length: 0\r\n")
        .doesNotContain("Content-Type")
        .endsWith("\r\n\r\n");
  }

  @Test
  void head_runs_the_function_and_sends_no_body() throws IOException {
    assertThat(RawClient.line(SITE.port(), "HEAD /api/text HTTP/1.1"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Type: text/plain; charset=utf-8\r\n")
        .doesNotContain("hello");
  }

  @Test
  void a_chunked_upload_reaches_the_function_without_a_body_and_logs_a_warning()
      throws IOException {
    String answer =
        RawClient.exchange(
            SITE.port(),
            "POST /api/body HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

    assertThat(answer).contains("None");
    assertThat(SITE.log()).anyMatch(line -> line.startsWith("WARNING") && line.contains("chunked"));
  }

  @Test
  void bodies_are_text_or_bytes_by_their_type() {
    assertThat(SITE.post("/api/body", "x").body()).isEqualTo("Text");
    assertThat(SITE.post("/api/body", "x", "Content-Type", "Application/Octet-Stream; a=b").body())
        .isEqualTo("Bytes");
    assertThat(SITE.post("/api/body", "").body()).isEqualTo("None");
  }

  @Test
  void custom_headers_are_added_to_every_response() throws IOException {
    assertThat(get("/api/nowhere")).startsWith("HTTP/1.1 404").contains("X-Custom: always\r\n");
  }

  private static String get(String path) throws IOException {
    return RawClient.line(SITE.port(), "GET " + path + " HTTP/1.1");
  }
}

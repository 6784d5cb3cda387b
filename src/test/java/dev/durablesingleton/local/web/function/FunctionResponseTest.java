package dev.durablesingleton.local.web.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.worker.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionResponseTest {

  private static final String PLAIN = "text/plain; charset=utf-8";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "not JSON           | not JSON",
        "\"q\"              | q",
        "123                | 123",
        "1.50               | 1.5",
        "true               | True",
        "null               | ~~",
        "[1]                | ~[\n  1\n]~",
        "{'a':1}            | ~{\n  \"a\": 1\n}~",
        "{}                 | {}",
        "{\"status\":418}   | ~{\n  \"status\": 418\n}~"
      })
  void a_returned_text_is_read_as_json_where_it_is(String returned, String body) {
    HttpResponse reply = reply(new Value.Text(returned));

    assertThat(text(reply)).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsEntry("Content-Type", PLAIN);
  }

  @Test
  void nothing_returned_is_no_content() {
    HttpResponse reply = reply(new Value.None());

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers()).isEmpty();
  }

  @Test
  void an_object_with_a_body_describes_a_response() {
    HttpResponse reply =
        reply(
            new Value.Json(
                "{\"Body\":{\"a\":1},\"status\":\"418\","
                    + "\"headers\":{\"Content-Type\":\"application/json\",\"X-N\":1}}"));

    assertThat(reply.status()).isEqualTo(418);
    assertThat(text(reply)).isEqualTo("{\"a\":1}");
    assertThat(reply.headers())
        .containsEntry("Content-Type", "application/json; charset=utf-8")
        .containsEntry("X-N", "1");
  }

  @Test
  void a_response_keeps_its_text_and_indents_its_json() {
    assertThat(text(reply(response(new Value.Text("{\"a\":1}"))))).isEqualTo("{\"a\":1}");
    assertThat(text(reply(response(new Value.Json("{\"a\":1e20}")))))
        .isEqualTo("{\n  \"a\": 1E+20\n}");
    assertThat(text(reply(response(new Value.Json("true"))))).isEqualTo("True");
    assertThat(text(reply(response(new Value.Int(5))))).isEqualTo("5");
    assertThat(text(reply(response(new Value.Real(1.0))))).isEqualTo("1");
    assertThat(text(reply(response(new Value.Json("\"RED\""))))).isEqualTo("RED");
  }

  @Test
  void bytes_go_out_as_they_are_and_without_a_content_type_of_the_hosts() {
    HttpResponse reply = reply(response(new Value.Bytes(new byte[] {1, 2})));

    assertThat(reply.body()).containsExactly(1, 2);
    assertThat(reply.headers()).doesNotContainKey("Content-Type");
    assertThat(reply.chunked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json; charset=utf-8",
    "garbage, garbage; charset=utf-8",
    "text/x; charset=iso-8859-1, text/x; charset=utf-8",
    "text/x;charset=UTF-8, text/x;charset=UTF-8",
    "'', text/plain; charset=utf-8"
  })
  void a_texts_content_type_names_its_charset(String set, String sent) {
    assertThat(reply(response(new Value.Text("é"), "content-type", set)).headers())
        .containsEntry("Content-Type", sent);
  }

  @Test
  void utf16_is_used_when_the_function_or_the_client_asks_for_it() {
    HttpResponse byFunction =
        reply(response(new Value.Text("é"), "Content-Type", "a/b; charset=utf-16"));
    HttpFields asking = HttpFields.build().add("Accept-Charset", "utf-16");
    HttpResponse byClient = FunctionResponse.of(response(new Value.Text("é")), asking);

    assertThat(byFunction.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.headers()).containsEntry("Content-Type", "text/plain; charset=utf-16");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void some_statuses_lose_their_body(int status) {
    HttpResponse reply = reply(new Value.Response(status, Map.of(), new Value.Text("x")));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers()).containsEntry("Content-Type", PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "a\r\nb", "a\nb"})
  void a_header_that_cannot_be_sent_is_an_error(String value) {
    HttpResponse reply = reply(response(new Value.Text("x"), "X-One", value));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void framing_headers_of_the_function_are_dropped() {
    assertThat(reply(response(new Value.Text("x"), "content-length", "99")).headers())
        .containsOnlyKeys("Content-Type");
  }

  private static HttpResponse reply(Value returned) {
    return FunctionResponse.of(returned, HttpFields.EMPTY);
  }

  private static Value.Response response(Value body, String... header) {
    Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
    return new Value.Response(200, headers, body);
  }

  private static String text(HttpResponse reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}

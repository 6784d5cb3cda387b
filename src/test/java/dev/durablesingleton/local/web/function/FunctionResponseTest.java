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
  void a_returned_text_that_is_json_is_formatted_as_its_value(String returned, String body) {
    HttpResponse response = httpResponse(new Value.Text(returned));

    assertThat(text(response)).isEqualTo(body);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers()).containsEntry("Content-Type", PLAIN);
  }

  @Test
  void no_return_value_gives_204() {
    HttpResponse response = httpResponse(new Value.None());

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers()).isEmpty();
  }

  @Test
  void an_object_with_a_body_describes_a_response() {
    HttpResponse response =
        httpResponse(
            new Value.Json(
                "{\"Body\":{\"a\":1},\"status\":\"418\","
                    + "\"headers\":{\"Content-Type\":\"application/json\",\"X-N\":1}}"));

    assertThat(response.status()).isEqualTo(418);
    assertThat(text(response)).isEqualTo("{\"a\":1}");
    assertThat(response.headers())
        .containsEntry("Content-Type", "application/json; charset=utf-8")
        .containsEntry("X-N", "1");
  }

  @Test
  void text_of_a_response_is_unchanged_and_its_json_is_indented() {
    assertThat(text(httpResponse(response(new Value.Text("{\"a\":1}"))))).isEqualTo("{\"a\":1}");
    assertThat(text(httpResponse(response(new Value.Json("{\"a\":1e20}")))))
        .isEqualTo("{\n  \"a\": 1E+20\n}");
    assertThat(text(httpResponse(response(new Value.Json("true"))))).isEqualTo("True");
    assertThat(text(httpResponse(response(new Value.Int(5))))).isEqualTo("5");
    assertThat(text(httpResponse(response(new Value.Real(1.0))))).isEqualTo("1");
    assertThat(text(httpResponse(response(new Value.Json("\"RED\""))))).isEqualTo("RED");
  }

  @Test
  void bytes_are_sent_unchanged_and_without_a_default_content_type() {
    HttpResponse response = httpResponse(response(new Value.Bytes(new byte[] {1, 2})));

    assertThat(response.body()).containsExactly(1, 2);
    assertThat(response.headers()).doesNotContainKey("Content-Type");
    assertThat(response.chunked()).isTrue();
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
    assertThat(httpResponse(response(new Value.Text("é"), "content-type", set)).headers())
        .containsEntry("Content-Type", sent);
  }

  @Test
  void utf16_is_used_if_the_function_or_the_client_requests_it() {
    HttpResponse byFunction =
        httpResponse(response(new Value.Text("é"), "Content-Type", "a/b; charset=utf-16"));
    HttpFields asking = HttpFields.build().add("Accept-Charset", "utf-16");
    HttpResponse byClient = FunctionResponse.of(response(new Value.Text("é")), asking);

    assertThat(byFunction.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.headers()).containsEntry("Content-Type", "text/plain; charset=utf-16");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void some_statuses_lose_their_body(int status) {
    HttpResponse response = httpResponse(new Value.Response(status, Map.of(), new Value.Text("x")));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers()).containsEntry("Content-Type", PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "a\r\nb", "a\nb"})
  void an_invalid_header_gives_500(String value) {
    HttpResponse response = httpResponse(response(new Value.Text("x"), "X-One", value));

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void framing_headers_of_the_function_are_dropped() {
    assertThat(httpResponse(response(new Value.Text("x"), "content-length", "99")).headers())
        .containsOnlyKeys("Content-Type");
  }

  private static HttpResponse httpResponse(Value returned) {
    return FunctionResponse.of(returned, HttpFields.EMPTY);
  }

  private static Value.Response response(Value body, String... header) {
    Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
    return new Value.Response(200, headers, body);
  }

  private static String text(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}

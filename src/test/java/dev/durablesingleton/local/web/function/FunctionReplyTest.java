package dev.durablesingleton.local.web.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.http.Reply;
import dev.durablesingleton.local.worker.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionReplyTest {

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
  void aReturnedTextIsReadAsJsonWhereItIs(String returned, String body) {
    Reply reply = reply(new Value.Text(returned));

    assertThat(text(reply)).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsEntry("Content-Type", PLAIN);
  }

  @Test
  void nothingReturnedIsNoContent() {
    Reply reply = reply(new Value.None());

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers()).isEmpty();
  }

  @Test
  void anObjectWithABodyDescribesAResponse() {
    Reply reply =
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
  void aResponseKeepsItsTextAndIndentsItsJson() {
    assertThat(text(reply(response(new Value.Text("{\"a\":1}"))))).isEqualTo("{\"a\":1}");
    assertThat(text(reply(response(new Value.Json("{\"a\":1e20}")))))
        .isEqualTo("{\n  \"a\": 1E+20\n}");
    assertThat(text(reply(response(new Value.Json("true"))))).isEqualTo("True");
    assertThat(text(reply(response(new Value.Int(5))))).isEqualTo("5");
    assertThat(text(reply(response(new Value.Real(1.0))))).isEqualTo("1");
    assertThat(text(reply(response(new Value.Json("\"RED\""))))).isEqualTo("RED");
  }

  @Test
  void bytesGoOutAsTheyAreAndWithoutAContentTypeOfTheHosts() {
    Reply reply = reply(response(new Value.Bytes(new byte[] {1, 2})));

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
  void aTextsContentTypeNamesItsCharset(String set, String sent) {
    assertThat(reply(response(new Value.Text("é"), "content-type", set)).headers())
        .containsEntry("Content-Type", sent);
  }

  @Test
  void utf16IsUsedWhenTheFunctionOrTheClientAsksForIt() {
    Reply byFunction = reply(response(new Value.Text("é"), "Content-Type", "a/b; charset=utf-16"));
    HttpFields asking = HttpFields.build().add("Accept-Charset", "utf-16");
    Reply byClient = FunctionReply.of(response(new Value.Text("é")), asking);

    assertThat(byFunction.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16LE));
    assertThat(byClient.headers()).containsEntry("Content-Type", "text/plain; charset=utf-16");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void someStatusesLoseTheirBody(int status) {
    Reply reply = reply(new Value.Response(status, Map.of(), new Value.Text("x")));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers()).containsEntry("Content-Type", PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "a\r\nb", "a\nb"})
  void aHeaderThatCannotBeSentIsAnError(String value) {
    Reply reply = reply(response(new Value.Text("x"), "X-One", value));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void framingHeadersOfTheFunctionAreDropped() {
    assertThat(reply(response(new Value.Text("x"), "content-length", "99")).headers())
        .containsOnlyKeys("Content-Type");
  }

  private static Reply reply(Value returned) {
    return FunctionReply.of(returned, HttpFields.EMPTY);
  }

  private static Value.Response response(Value body, String... header) {
    Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
    return new Value.Response(200, headers, body);
  }

  private static String text(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}

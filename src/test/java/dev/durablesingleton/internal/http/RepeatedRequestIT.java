package dev.durablesingleton.internal.http;

import static dev.durablesingleton.fixtures.HostedApp.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.Callers;
import dev.durablesingleton.fixtures.HostedApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A repeated request with an idempotency key")
class RepeatedRequestIT {

  private static final int TIMES = 200;
  private static final String KEY = "Idempotency-Key";

  @RegisterExtension static final HostedApp APP = new HostedApp();
  @RegisterExtension static final Callers CALLERS = new Callers(2);

  @Test
  void is_accepted_with_the_same_id_and_one_run_after_its_connection_was_dropped()
      throws IOException {
    for (int i = 0; i < TIMES; i++) {
      String id = "dropped-" + i;
      sendAndDrop(id, "key-" + i);

      JsonObject links = accepted(repeat(id, "key-" + i));
      assertThat(text(links, "id")).isEqualTo(id);
      // With reuse=finished, a second run would replace the first one.
      String created = text(APP.awaitStatus(links, "Completed"), "createdTime");
      accepted(repeat(id, "key-" + i));
      assertThat(text(APP.awaitStatus(links, "Completed"), "createdTime")).isEqualTo(created);
    }
  }

  @Test
  void is_refused_with_another_body() {
    assertThat(repeat("reused", "k").statusCode()).isEqualTo(202);
    HttpResponse<String> other =
        APP.start("HelloCities", "reused", "", "2", KEY, "\"k\"", "Accept", "application/json");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("urn:durable-singleton:idempotency-key-reused");
  }

  @Test
  void has_one_winner_if_two_keys_come_at_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      String id = "two-" + i;
      List<Integer> codes =
          CALLERS.race(
              caller ->
                  APP.start(HostedApp.LASTING, id, "", null, KEY, "key-" + caller).statusCode());
      assertThat(codes).containsExactlyInAnyOrder(202, 409);
    }
  }

  @Test
  void has_the_same_id_if_it_names_none() {
    JsonObject first = accepted(startWithoutId("order-7"));
    JsonObject again = accepted(startWithoutId("\"order-7\""));

    assertThat(text(again, "id")).isEqualTo(text(first, "id"));
    assertThat(text(accepted(startWithoutId("order-8")), "id")).isNotEqualTo(text(first, "id"));
  }

  @Test
  void is_refused_if_the_key_is_invalid() {
    HttpResponse<String> answer = APP.start("HelloCities", "invalid", "", "1", KEY, "a b");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("The header Idempotency-Key is 'a b'; it must have ");
  }

  private static HttpResponse<String> repeat(String id, String key) {
    return APP.start("HelloCities", id, "reuse=finished", "1", KEY, key);
  }

  private static HttpResponse<String> startWithoutId(String key) {
    return APP.http().send("POST", "/api/orchestrators/HelloCities", "1", KEY, key);
  }

  private static JsonObject accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /** Sends a whole request and closes the connection without reading the answer. */
  private static void sendAndDrop(String id, String key) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), APP.host().port())) {
      String request =
          "POST /api/orchestrators/HelloCities/%s?reuse=finished HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: %s\r\nContent-Length: 1\r\n\r\n1"
              .formatted(id, key);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
    }
  }
}

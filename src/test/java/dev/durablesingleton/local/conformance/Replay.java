package dev.durablesingleton.local.conformance;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends the recorded requests one after the other to a host with an empty task hub. */
final class Replay {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** Headers of requests that are not JSON; the recording does not contain request headers. */
  private static final Map<String, Map<String, String>> HEADERS =
      Map.of(
          "raise.text", Map.of("Content-Type", "text/plain"),
          "http.map", Map.of("Content-Type", "text/plain", "X-Case", "One", "X-Multi", "a, b"),
          "http.options", Map.of("Origin", "http://a.example"));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  /** The query of every management link; the recording has {@code code=KEY} instead. */
  private String linkQuery = "";

  Replay(URI base) {
    this.base = base;
  }

  /** The recorded requests with the responses of this host. */
  List<Exchange> of(List<Exchange> recording) throws IOException, InterruptedException {
    List<Exchange> answered = new ArrayList<>();
    for (Exchange recorded : recording) {
      Exchange actual = send(recorded);
      answered.add(actual);
      if (linkQuery.isEmpty()) {
        linkQuery = linkQueryIn(actual);
      }
      WaitConditions.Wait wait = WaitConditions.after(recorded.step());
      if (wait != null) {
        await("the condition after " + recorded.step())
            .atMost(TIMEOUT)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> wait.isMet().test(status(wait.instanceId())));
      }
    }
    return answered;
  }

  private static String linkQueryIn(Exchange start) {
    JsonObject links = JsonParser.parseString(start.body()).getAsJsonObject();
    return URI.create(links.get("statusQueryGetUri").getAsString()).getRawQuery();
  }

  private JsonObject status(String instanceId) throws IOException, InterruptedException {
    String target = "/runtime/webhooks/durabletask/instances/%s?code=KEY&showHistory=true";
    return JsonParser.parseString(
            send(new Exchange("", "GET " + target.formatted(instanceId), null, 0, Map.of(), ""))
                .body())
        .getAsJsonObject();
  }

  private Exchange send(Exchange recorded) throws IOException, InterruptedException {
    String body = recorded.requestBody();
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(recorded.target().replace("code=KEY", linkQuery)))
            .timeout(TIMEOUT)
            .header("Accept-Encoding", "identity")
            .method(recorded.method(), content);
    HEADERS.getOrDefault(recorded.step(), body == null ? Map.of() : JSON).forEach(request::header);
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    Map<String, String> headers =
        answer.headers().map().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(", ", e.getValue())));
    return recorded.answered(
        answer.statusCode(), headers, new String(answer.body(), StandardCharsets.UTF_8));
  }
}

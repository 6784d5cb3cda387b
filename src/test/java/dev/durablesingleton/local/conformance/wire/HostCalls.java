package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.messages.DurableTaskProtocol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sends requests of the recording to a host: HTTP requests directly, and gRPC calls through the
 * probe app's function {@code Rpc}. Keeps what later requests repeat: continuation tokens and the
 * ID of a restarted instance.
 */
final class HostCalls {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final Set<String> STREAMS = Set.of("StreamInstanceHistory", "GetWorkItems");
  private static final Set<String> HEADERS =
      Set.of("content-type", "location", "retry-after", "x-ms-continuation-token");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final RequestSink sink;
  private final String linkQuery;
  private String token = "";
  private String restarted = "";

  /** Calls the host at an address; {@code sink} is the server that the probe app calls. */
  HostCalls(URI base, RequestSink sink) throws IOException, InterruptedException {
    this.base = base;
    this.sink = sink;
    HttpResponse<String> links = send("POST", "/api/links/x-TAG", null, Map.of());
    linkQuery =
        URI.create(
                JsonParser.parseString(links.body())
                    .getAsJsonObject()
                    .get("statusQueryGetUri")
                    .getAsString())
            .getRawQuery();
  }

  /** Sends {@code http} of a line; returns status, some headers, and the body. */
  JsonObject http(JsonObject line) throws IOException, InterruptedException {
    String[] request = filled(line.get("http").getAsString()).split(" ", 2);
    JsonObject headers = new JsonObject();
    if (line.has("body")) {
      headers.addProperty("Content-Type", "application/json");
    }
    if (line.has("headers")) {
      line.getAsJsonObject("headers").asMap().forEach(headers::add);
    }
    HttpResponse<String> response =
        send(
            request[0],
            request[1],
            line.has("body") ? filled(line.get("body").getAsString()) : null,
            headers.asMap());
    JsonObject answer = new JsonObject();
    answer.addProperty("status", response.statusCode());
    JsonObject kept = new JsonObject();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                kept.addProperty(name.toLowerCase(Locale.ROOT), values.get(0));
              }
            });
    if (kept.has("x-ms-continuation-token")) {
      token = kept.get("x-ms-continuation-token").getAsString();
    }
    answer.add("headers", kept);
    answer.addProperty("body", sink.hidden(response.body()));
    return answer;
  }

  /** The status document of an instance; empty if there is no such instance. */
  JsonObject status(String instanceId) throws IOException, InterruptedException {
    String body =
        send(
                "GET",
                filled("/runtime/webhooks/durabletask/instances/" + instanceId + "?code=KEY"),
                null,
                Map.of())
            .body();
    return body.startsWith("{") ? JsonParser.parseString(body).getAsJsonObject() : new JsonObject();
  }

  /** Makes the call {@code rpc} of a line; returns code, and either message or answers. */
  JsonObject rpc(JsonObject line) throws IOException, InterruptedException {
    String name = line.get("rpc").getAsString();
    MethodDescriptor method =
        DurableTaskProtocol.getDescriptor()
            .findServiceByName("TaskHubSidecarService")
            .findMethodByName(name);
    Descriptor input = method == null ? Empty.getDescriptor() : method.getInputType();
    Descriptor output = method == null ? Empty.getDescriptor() : method.getOutputType();
    JsonObject message =
        line.has("message")
            ? JsonParser.parseString(filled(line.get("message").toString())).getAsJsonObject()
            : new JsonObject();
    boolean untilDeadline =
        line.has("code") && line.get("code").getAsString().equals("DEADLINE_EXCEEDED");
    String target =
        "/api/rpc/%s?seconds=%d%s"
            .formatted(name, untilDeadline ? 1 : 20, STREAMS.contains(name) ? "&stream=1" : "");
    byte[] request = ProtocolJson.write(input, message, Instant.now()).toByteArray();
    HttpResponse<String> response =
        send(
            "POST",
            target,
            Base64.getEncoder().encodeToString(request),
            Map.of("Content-Type", new JsonPrimitive("text/plain")));
    if (response.statusCode() != 200) {
      throw new IllegalStateException("The probe app's Rpc answered " + response.body());
    }
    JsonObject outcome = JsonParser.parseString(response.body()).getAsJsonObject();
    JsonArray answers = new JsonArray();
    for (JsonElement answer : outcome.remove("answers").getAsJsonArray()) {
      answers.add(decoded(output, answer.getAsString()));
    }
    outcome.add("answers", answers);
    return JsonParser.parseString(sink.hidden(outcome.toString())).getAsJsonObject();
  }

  /** Reads a message of the protocol from its base64 text. */
  static JsonObject message(String type, String base64) {
    return ProtocolJson.read(
        parse(DurableTaskProtocol.getDescriptor().findMessageTypeByName(type), base64));
  }

  private JsonObject decoded(Descriptor type, String base64) {
    JsonObject answer = ProtocolJson.read(parse(type, base64));
    if (answer.has("continuationToken")) {
      token = answer.get("continuationToken").getAsString();
      answer.addProperty("continuationToken", token.isEmpty() ? "" : "<token>");
    }
    if (type.getName().equals("RestartInstanceResponse") && answer.has("instanceId")) {
      restarted = answer.get("instanceId").getAsString();
    }
    for (String list : new String[] {"orchestrationState", "entities"}) {
      if (answer.has(list) && answer.get(list).isJsonArray()) {
        ProtocolJson.sort(answer.getAsJsonArray(list));
      }
    }
    return answer;
  }

  private static DynamicMessage parse(Descriptor type, String base64) {
    try {
      return DynamicMessage.parseFrom(type, Base64.getDecoder().decode(base64));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private String filled(String text) {
    return sink.shown(text)
        .replace("code=KEY", linkQuery)
        .replace("<token>", token)
        .replace("<restarted>", restarted);
  }

  private HttpResponse<String> send(
      String method, String target, String body, Map<String, JsonElement> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(target))
            .timeout(TIMEOUT)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(
        (name, value) -> request.header(name, value.getAsString().replace("<token>", token)));
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

package dev.durablesingleton.local.conformance.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import dev.durablesingleton.local.conformance.CanonicalJson;
import dev.durablesingleton.local.conformance.Mask;
import java.util.Locale;

/** The part of an answer that must be equal, in the form of the recording's lines. */
final class Answer {

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();
  private static final JsonPrimitive NOTHING = new JsonPrimitive("");

  private Answer() {}

  /** The answer that a line has recorded. */
  static JsonObject recorded(JsonObject line) {
    JsonObject answer = new JsonObject();
    for (String member : new String[] {"status", "code", "responseHeaders"}) {
      if (line.has(member)) {
        answer.add(member, line.get(member));
      }
    }
    answer.add("answer", line.has("answer") ? CanonicalJson.value(line.get("answer")) : NOTHING);
    return answer;
  }

  /** An answer to an HTTP request; see {@link HostCalls#http}. */
  static JsonObject ofHttp(JsonObject response) {
    JsonObject answer = new JsonObject();
    answer.add("status", response.get("status"));
    JsonObject headers = new JsonObject();
    response
        .getAsJsonObject("headers")
        .asMap()
        .forEach((name, value) -> header(name, value.getAsString(), headers));
    if (!headers.isEmpty()) {
      answer.add("responseHeaders", headers);
    }
    String body = response.get("body").getAsString();
    JsonElement json = json(body);
    answer.add(
        "answer", json == null ? new JsonPrimitive(Mask.hide(body)) : CanonicalJson.value(json));
    return answer;
  }

  private static void header(String name, String value, JsonObject headers) {
    switch (name) {
      case "content-type" ->
          headers.addProperty(name, value.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
      case "x-ms-continuation-token" ->
          headers.addProperty("continuation", value.isEmpty() ? "" : "<token>");
      default -> headers.addProperty(name, Mask.hide(value));
    }
  }

  /** An answer to a gRPC call; see {@link HostCalls#rpc}. Without fields it counts as nothing. */
  static JsonObject ofRpc(JsonObject outcome) {
    JsonObject answer = new JsonObject();
    String code = outcome.get("code").getAsString();
    answer.addProperty("code", code);
    JsonArray answers = outcome.getAsJsonArray("answers");
    boolean empty = answers.size() == 1 && answers.get(0).getAsJsonObject().isEmpty();
    if (!code.equals("OK")) {
      // The client, and not the host, words the end of its deadline.
      boolean deadline = code.equals("DEADLINE_EXCEEDED");
      answer.addProperty("answer", deadline ? "" : Mask.hide(outcome.get("message").getAsString()));
    } else {
      answer.add("answer", empty ? NOTHING : CanonicalJson.value(answers));
    }
    return answer;
  }

  /** JSON that is no answer by itself. */
  static JsonObject of(JsonElement json) {
    JsonObject answer = new JsonObject();
    answer.add("answer", CanonicalJson.value(json));
    return answer;
  }

  /** Null if the text is not JSON. */
  private static JsonElement json(String text) {
    try {
      return GSON.fromJson(text, JsonElement.class);
    } catch (JsonSyntaxException e) {
      return null;
    }
  }
}

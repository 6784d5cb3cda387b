package dev.durablesingleton.local.builtin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response as the orchestrator receives it.
 *
 * @param headers values by name, without the headers of the content
 */
record HttpAnswer(int status, Map<String, List<String>> headers, String content) {

  /** Creates the answer for the headers that were received. */
  static HttpAnswer of(int status, Map<String, List<String>> received, String content) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    received.forEach(
        (name, lines) -> {
          if (!ResponseHeaders.describesContent(name)) {
            headers.put(HeaderName.spelled(name), ResponseHeaders.values(name, lines));
          }
        });
    return new HttpAnswer(status, headers, content);
  }

  /** The activity's result. A header with several values is an array. */
  String json() {
    JsonObject values = new JsonObject();
    headers.forEach((name, each) -> values.add(name, value(each)));
    JsonObject json = new JsonObject();
    json.addProperty("statusCode", status);
    json.add("headers", values);
    json.addProperty("content", content);
    return Json.compact(json);
  }

  private static JsonElement value(List<String> values) {
    if (values.size() == 1) {
      return new JsonPrimitive(values.get(0));
    }
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** Names of headers that the Java SDK 1.9.0 cannot read, since it expects one text for each. */
  List<String> headersWithSeveralValues() {
    return headers.entrySet().stream()
        .filter(header -> header.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}

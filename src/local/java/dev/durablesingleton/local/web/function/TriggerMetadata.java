package dev.durablesingleton.local.web.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.worker.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that {@code @BindingName} can name: members of a JSON body, query values and route
 * values. Later ones in this order override earlier ones. Names are case-insensitive; the first
 * spelling is used.
 */
public final class TriggerMetadata {

  private TriggerMetadata() {}

  /**
   * The metadata of a request.
   *
   * @param headers with the client's spelling
   */
  public static Map<String, Value> of(
      Map<String, String> headers, Value body, Query query, Map<String, String> routeValues) {
    Map<String, Value> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    addMembers(body, metadata);
    Map<String, String> queryValues = query.last();
    queryValues.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase("code")) {
            metadata.put(name, new Value.Text(value));
          }
        });
    routeValues.forEach((name, value) -> metadata.put(name, new Value.Text(value)));
    metadata.put("Query", json(queryValues));
    metadata.put("Headers", json(headers));
    return new LinkedHashMap<>(metadata);
  }

  private static void addMembers(Value body, Map<String, Value> metadata) {
    if (!(body instanceof Value.Text text) || !text.text().stripLeading().startsWith("{")) {
      return;
    }
    JsonElement value = Json.onlyValue(text.text()).orElse(null);
    if (value != null && value.isJsonObject()) {
      value.getAsJsonObject().entrySet().stream()
          .filter(member -> !member.getValue().isJsonNull())
          .forEach(
              member -> metadata.put(member.getKey(), new Value.Text(text(member.getValue()))));
    }
  }

  private static String text(JsonElement value) {
    return value.isJsonPrimitive()
        ? JsonScalar.text(value.getAsJsonPrimitive())
        : Json.compact(value);
  }

  private static Value json(Map<String, String> map) {
    JsonObject object = new JsonObject();
    map.forEach(object::addProperty);
    return new Value.Json(Json.compact(object));
  }
}

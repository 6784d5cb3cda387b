package dev.durablesingleton.local.triggers;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts activity inputs and results between the task hub's JSON and the worker's values. */
final class ActivityValues {

  private ActivityValues() {}

  /**
   * Returns the input as the Durable extension passes it since 2.13: JSON text, strings with
   * quotes.
   */
  static Value input(@Nullable JsonElement input) {
    return input == null ? new Value.None() : new Value.Text(Json.compact(input));
  }

  /** Returns an activity's trigger metadata, for {@code @BindingName}. */
  static Map<String, Value> metadata(
      String instanceId, String parameter, @Nullable JsonElement input) {
    Map<String, Value> metadata = new LinkedHashMap<>();
    if (input instanceof JsonObject object) {
      object.entrySet().stream()
          .filter(property -> !property.getValue().isJsonArray())
          .forEach(property -> metadata.put(property.getKey(), plain(property.getValue())));
    }
    metadata.put("instanceId", new Value.Text(instanceId));
    metadata.put(parameter, input(input));
    metadata.put("data", input == null ? new Value.None() : new Value.Json(Json.compact(input)));
    return metadata;
  }

  /** Returns the task's result for a returned value: JSON text, or null for none. */
  static @Nullable String result(Value returned) {
    if (returned instanceof Value.Text text) {
      return Json.compact(new JsonPrimitive(text.text()));
    }
    if (returned instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (returned instanceof Value.Real number) {
      return Json.compact(new JsonPrimitive(number.value()));
    }
    if (returned instanceof Value.Bytes bytes) {
      return Json.compact(new JsonPrimitive(Base64.getEncoder().encodeToString(bytes.bytes())));
    }
    if (returned instanceof Value.Json json) {
      JsonElement value = Json.onlyValue(json.json()).orElse(JsonNull.INSTANCE);
      return value.isJsonNull() ? null : Json.compact(value);
    }
    return null;
  }

  private static Value plain(JsonElement value) {
    return value.isJsonPrimitive()
        ? new Value.Text(value.getAsString())
        : new Value.Json(Json.compact(value));
  }
}

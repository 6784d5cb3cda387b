package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;
import org.jspecify.annotations.Nullable;

/** Converts a stored text to JSON: to the JSON value that it begins with, or to a string. */
final class Payload {

  private Payload() {}

  static JsonElement of(@Nullable String stored) {
    if (stored == null) {
      return JsonNull.INSTANCE;
    }
    String text = stored.trim();
    if (text.isEmpty()) {
      return new JsonPrimitive("");
    }
    return Json.firstValue(text).orElseGet(() -> new JsonPrimitive(text));
  }
}

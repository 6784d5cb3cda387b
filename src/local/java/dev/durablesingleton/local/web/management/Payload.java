package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;

/** Shows a stored text in JSON: as the value it begins with, or else as the text it is. */
final class Payload {

  private Payload() {}

  static JsonElement of(String stored) {
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

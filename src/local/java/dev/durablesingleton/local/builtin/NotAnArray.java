package dev.durablesingleton.local.builtin;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;

/** Newtonsoft.Json's message for an object in place of an array of requests (recorded). */
final class NotAnArray {

  private NotAnArray() {}

  static String message(JsonObject object) {
    String first = object.keySet().stream().findFirst().orElse("");
    int position = 2 + Json.compact(new JsonPrimitive(first)).length();
    return """
        Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type \
        'System.Collections.Generic.IList`1[Microsoft.Azure.WebJobs.Extensions.DurableTask.DurableHttpRequest]' \
        because the type requires a JSON array (e.g. [1,2,3]) to deserialize correctly.
        To fix this error either change the JSON to a JSON array (e.g. [1,2,3]) or change the \
        deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, \
        not a collection type like an array or List<T>) that can be deserialized from a JSON object. \
        JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.
        Path '%s', line 1, position %d."""
        .formatted(first, position);
  }
}

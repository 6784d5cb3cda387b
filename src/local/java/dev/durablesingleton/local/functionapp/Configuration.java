package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code host.json} as .NET configuration: texts by case-insensitive path, with parts separated
 * by colons. Environment variables {@code AzureFunctionsJobHost__a__b} override it. Immutable.
 */
final class Configuration {

  private static final String PREFIX = "AzureFunctionsJobHost:";

  private final TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Configuration(JsonObject file, Map<String, String> environment) {
    flatten("", file);
    environment.forEach(
        (name, value) -> {
          String path = name.replace("__", ":");
          if (path.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            values.put(path.substring(PREFIX.length()), value);
          }
        });
  }

  private void flatten(String path, JsonElement value) {
    if (value.isJsonObject()) {
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(e -> flatten(join(path, e.getKey()), e.getValue()));
    } else if (value.isJsonArray()) {
      List<JsonElement> items = value.getAsJsonArray().asList();
      IntStream.range(0, items.size())
          .forEach(i -> flatten(join(path, String.valueOf(i)), items.get(i)));
    } else if (value.isJsonPrimitive()) {
      values.put(path, value.getAsString());
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + ":" + name;
  }

  /** Returns a setting's text; null if it is absent, or null in the file. */
  @Nullable String text(String path) {
    return values.get(path);
  }

  /** Returns the settings below a path, names as written, in the order of .NET. */
  Map<String, String> below(String path) {
    Map<String, String> below = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach(
        (key, value) -> {
          String prefix = path + ":";
          if (key.regionMatches(true, 0, prefix, 0, prefix.length())) {
            below.put(key.substring(prefix.length()), value);
          }
        });
    return below;
  }
}

package dev.durablesingleton.local.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists the differences of two JSON values, one line per path. */
public final class Differences {

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** Empty if the values are equal; numbers are compared by value. */
  public static List<String> between(JsonElement expected, JsonElement actual) {
    Differences differences = new Differences();
    differences.compare("", expected, actual);
    return differences.lines;
  }

  private void compare(String path, JsonElement expected, JsonElement actual) {
    if (expected == null) {
      lines.add("%s: not expected, got %s".formatted(path, actual));
    } else if (actual == null) {
      lines.add("%s: expected %s, missing".formatted(path, expected));
    } else if (expected.isJsonObject() && actual.isJsonObject()) {
      members(path, expected.getAsJsonObject(), actual.getAsJsonObject());
    } else if (expected.isJsonArray()
        && actual.isJsonArray()
        && expected.getAsJsonArray().size() == actual.getAsJsonArray().size()) {
      items(path, expected.getAsJsonArray(), actual.getAsJsonArray());
    } else if (!expected.equals(actual)) {
      lines.add("%s: expected %s, got %s".formatted(path, expected, actual));
    }
  }

  private void members(String path, JsonObject expected, JsonObject actual) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      compare(path.isEmpty() ? name : path + "." + name, expected.get(name), actual.get(name));
    }
  }

  private void items(String path, JsonArray expected, JsonArray actual) {
    for (int i = 0; i < expected.size(); i++) {
      compare("%s[%d]".formatted(path, i), expected.get(i), actual.get(i));
    }
  }
}

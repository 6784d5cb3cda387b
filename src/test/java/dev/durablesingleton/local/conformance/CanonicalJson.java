package dev.durablesingleton.local.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;

/** Reduces JSON to the parts that must be equal. */
final class CanonicalJson {

  private static final Comparator<JsonElement> BY_TEXT =
      Comparator.comparing(JsonElement::toString);

  /** Java's stack traces, and request headers that the client adds. */
  private static final Set<String> IGNORED =
      Set.of("StackTrace", "stackTrace", "connection", "user-agent");

  /** Only sub-orchestrations have it, and whether a list contains one depends on its page. */
  private static final String PARENT = "parentInstanceId";

  private CanonicalJson() {}

  /** Masks texts and sorts members. A list at the top is a list of instances and is sorted, too. */
  static JsonElement value(JsonElement value) {
    JsonElement masked = masked("", value);
    return masked.isJsonArray()
        ? masked.getAsJsonArray().asList().stream().sorted(BY_TEXT).collect(toArray())
        : masked;
  }

  /** Only the names of members, except the parent's, of an object or of all objects in a list. */
  static JsonElement shape(JsonElement value) {
    Collection<String> names = new TreeSet<>();
    if (value.isJsonObject()) {
      names = value.getAsJsonObject().keySet();
    } else if (value.isJsonArray()) {
      for (JsonElement item : value.getAsJsonArray()) {
        names.addAll(item.getAsJsonObject().keySet());
      }
    } else {
      return value;
    }
    return names.stream()
        .filter(name -> !name.equals(PARENT))
        .sorted()
        .map(JsonPrimitive::new)
        .collect(toArray());
  }

  private static JsonElement masked(String name, JsonElement value) {
    if (value.isJsonObject()) {
      return object(value.getAsJsonObject());
    }
    if (value.isJsonArray()) {
      List<JsonElement> items =
          value.getAsJsonArray().asList().stream().map(item -> masked("", item)).toList();
      return (name.equals("historyEvents") ? HistoryEvents.unordered(items) : items)
          .stream().collect(toArray());
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      return value;
    }
    return new JsonPrimitive(
        switch (name) {
          case "continuation" -> value.getAsString().isEmpty() ? "" : "<token>";
          case "hub" -> "<hub>";
          default -> Mask.hide(value.getAsString());
        });
  }

  private static JsonObject object(JsonObject value) {
    JsonObject masked = new JsonObject();
    for (Map.Entry<String, JsonElement> member : new TreeMap<>(value.asMap()).entrySet()) {
      if (!IGNORED.contains(member.getKey())) {
        masked.add(member.getKey(), masked(member.getKey(), member.getValue()));
      }
    }
    return masked;
  }

  private static Collector<JsonElement, JsonArray, JsonArray> toArray() {
    return Collector.of(
        JsonArray::new,
        JsonArray::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        });
  }
}

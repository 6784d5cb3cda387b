package dev.durablesingleton.local.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;

/** Reduces JSON to the parts that must be equal. */
public final class CanonicalJson {

  private static final Gson UNESCAPED =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private static final Set<String> EXCEPTION = Set.of("ClassName", "Message");

  private static final Comparator<JsonElement> BY_TEXT =
      Comparator.comparing(JsonElement::toString);

  /** Stack traces, and request headers that the client adds. */
  private static final Set<String> IGNORED =
      Set.of(
          "StackTrace",
          "stackTrace",
          "StackTraceString",
          "RemoteStackTraceString",
          "WatsonBuckets",
          "connection",
          "user-agent");

  /** Only sub-orchestrations have it, and whether a list contains one depends on its page. */
  private static final String PARENT = "parentInstanceId";

  private CanonicalJson() {}

  /** Masks texts and sorts members. A list at the top is a list of instances and is sorted, too. */
  public static JsonElement value(JsonElement value) {
    JsonElement masked = masked("", value);
    return masked.isJsonArray()
        ? masked.getAsJsonArray().asList().stream().sorted(BY_TEXT).collect(toArray())
        : masked;
  }

  /** Only the names of members, except the parent's, of an object or of all objects in a list. */
  public static JsonElement shape(JsonElement value) {
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

  /** An exception inside of a .NET exception is reduced to its type and message. */
  private static boolean isException(JsonObject value) {
    return value.has("ClassName") && value.has("Message");
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
          default -> text(value.getAsString());
        });
  }

  /** A .NET exception or its failure details may be a text inside of the JSON. */
  private static String text(String text) {
    if (text.startsWith("{") && (text.contains("StackTrace") || text.contains("$type"))) {
      try {
        return Mask.hide(UNESCAPED.toJson(masked("", JsonParser.parseString(text))));
      } catch (JsonSyntaxException e) {
        return Mask.hide(text);
      }
    }
    return Mask.hide(text);
  }

  private static JsonObject object(JsonObject value) {
    JsonObject masked = new JsonObject();
    for (Map.Entry<String, JsonElement> member : new TreeMap<>(value.asMap()).entrySet()) {
      if (!IGNORED.contains(member.getKey())
          && (!isException(value) || EXCEPTION.contains(member.getKey()))) {
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

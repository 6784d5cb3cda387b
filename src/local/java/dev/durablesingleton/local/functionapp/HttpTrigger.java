package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Route and methods of an HTTP trigger, by the rules of the Functions host ({@code ScriptHost} and
 * {@code WebScriptHostHttpRoutesManager}). Immutable.
 *
 * @param route without the prefix; the function's name if {@code function.json} has no route or a
 *     blank one
 * @param methods as written in {@code function.json}; null if it has none, which allows every
 *     method. An empty list allows no method (recorded)
 */
public record HttpTrigger(String route, @Nullable List<String> methods) {

  /** The type of an HTTP trigger's binding. */
  public static final String TYPE = "httpTrigger";

  public HttpTrigger {
    methods = methods == null ? null : List.copyOf(methods);
  }

  static HttpTrigger of(String functionName, Binding trigger) {
    String route = trigger.text("route");
    return new HttpTrigger(
        route == null || route.isBlank() ? functionName : route,
        JsonFile.member(trigger.properties(), "methods") instanceof JsonArray list
            ? texts(list)
            : null);
  }

  /** Whether a request of this method reaches the function; case-insensitive. */
  public boolean allows(String method) {
    return methods == null || methods.stream().anyMatch(method::equalsIgnoreCase);
  }

  /** Whether no request reaches the function, because the list of methods is empty. */
  public boolean allowsNone() {
    return methods != null && methods.isEmpty();
  }

  /** Whether the route belongs to the host's own endpoints. */
  boolean isReserved() {
    String template = template();
    return template.startsWith("admin") || template.startsWith("runtime");
  }

  /**
   * Whether another function may not have the route of this one. An empty list of methods conflicts
   * with every other, and the names of methods are compared with their case ({@code
   * ScriptHost.HttpRoutesConflict}).
   */
  boolean conflictsWith(HttpTrigger other) {
    List<String> mine = Objects.requireNonNullElse(methods, List.of());
    List<String> others = Objects.requireNonNullElse(other.methods, List.of());
    return template().equals(other.template())
        && (mine.isEmpty() || others.isEmpty() || mine.stream().anyMatch(others::contains));
  }

  /** The route in the form in which the host compares routes. */
  private String template() {
    return route.toLowerCase(Locale.ROOT).replaceAll("^/+|/+$", "");
  }

  private static List<String> texts(JsonArray list) {
    List<String> texts = new ArrayList<>();
    for (JsonElement text : list) {
      texts.add(text.getAsString());
    }
    return texts;
  }
}

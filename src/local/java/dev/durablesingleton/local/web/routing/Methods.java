package dev.durablesingleton.local.web.routing;

import com.google.gson.JsonElement;
import dev.durablesingleton.local.functionapp.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The methods that an HTTP trigger takes.
 *
 * @param names in upper case; null for all, and an empty list takes none (recorded)
 */
record Methods(List<String> names) {

  static Methods of(Binding trigger) {
    for (var property : trigger.properties().entrySet()) {
      if (property.getKey().equalsIgnoreCase("methods") && property.getValue().isJsonArray()) {
        List<String> names = new ArrayList<>();
        for (JsonElement name : property.getValue().getAsJsonArray()) {
          names.add(name.getAsString().toUpperCase(Locale.ROOT));
        }
        return new Methods(List.copyOf(names));
      }
    }
    return new Methods(null);
  }

  boolean take(String method) {
    return names == null || names.contains(method) || names.contains(upper(method));
  }

  boolean takeNone() {
    return names != null && names.isEmpty();
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return names == null ? "all" : String.join(",", names);
  }
}

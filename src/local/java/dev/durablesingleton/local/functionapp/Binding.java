package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One binding of a {@code function.json}. Texts that are not given are empty.
 *
 * @param properties the complete JSON object, with names as written
 */
public record Binding(String name, String type, String direction, JsonObject properties) {

  /** Returns a property's text; its name is matched ignoring case. Null if there is none. */
  public @Nullable String text(String property) {
    return properties.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(property) && e.getValue().isJsonPrimitive())
        .map(e -> e.getValue().getAsString())
        .findFirst()
        .orElse(null);
  }

  /** Whether the function writes to this binding. */
  public boolean isOutput() {
    return "out".equalsIgnoreCase(direction) || "inout".equalsIgnoreCase(direction);
  }

  /** Whether this binding starts the function. */
  public boolean isTrigger() {
    return type.toLowerCase(Locale.ROOT).endsWith("trigger");
  }

  /** Returns this binding under another name. */
  Binding named(String other) {
    JsonObject renamed = properties.deepCopy();
    renamed.addProperty("name", other);
    return new Binding(other, type, direction, renamed);
  }
}

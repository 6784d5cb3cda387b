package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a binding of an annotation, as the Azure Functions Maven plugin does: members that have
 * their default value are left out, but for those that the host wants to see.
 */
final class BindingAnnotation {

  static final String LIBRARY = "com.microsoft.azure.functions.annotation.";

  private static final Pattern SHORT_NAME = Pattern.compile("(.+)(Trigger|Input|Output)");
  private static final Pattern SERVICE_BUS = Pattern.compile("ServiceBus(Queue|Topic)");
  private static final Set<String> ALWAYS_WRITTEN = Set.of("authLevel", "cardinality");
  private static final Set<String> HEAD = Set.of("type", "direction", "name");

  private BindingAnnotation() {}

  /** The binding that the annotation declares; empty when it declares none. */
  static Optional<Binding> read(ForeignAnnotation annotation) {
    if (annotation.type().equals(LIBRARY + "CustomBinding")) {
      return Optional.of(
          binding(annotation, annotation.text("type"), annotation.text("direction")));
    }
    Optional<ForeignAnnotation> custom = annotation.mark(LIBRARY + "CustomBinding");
    if (custom.isPresent()) {
      return custom.map(mark -> binding(annotation, mark.text("type"), mark.text("direction")));
    }
    Matcher name = SHORT_NAME.matcher(annotation.simpleType());
    if (!annotation.type().startsWith(LIBRARY) || !name.matches()) {
      return Optional.empty();
    }
    String kind = name.group(2);
    String service = SERVICE_BUS.matcher(name.group(1)).replaceFirst("ServiceBus");
    String type = service.substring(0, 1).toLowerCase(Locale.ROOT) + service.substring(1);
    return Optional.of(
        binding(
            annotation,
            kind.equals("Trigger") ? type + kind : type,
            kind.equals("Output") ? "out" : "in"));
  }

  private static Binding binding(ForeignAnnotation annotation, String type, String direction) {
    JsonObject properties = head(type, direction, annotation.text("name"));
    for (Method member : annotation.members()) {
      Object value = annotation.value(member);
      boolean isDefault = Objects.equals(value, member.getDefaultValue());
      if (!HEAD.contains(member.getName())
          && (!isDefault || ALWAYS_WRITTEN.contains(member.getName()))) {
        properties.add(member.getName(), json(value));
      }
    }
    return new Binding(annotation.text("name"), type, direction, properties);
  }

  /** A binding without any properties but those that every binding has. */
  static Binding bare(String name, String type, String direction) {
    return new Binding(name, type, direction, head(type, direction, name));
  }

  private static JsonObject head(String type, String direction, String name) {
    JsonObject properties = new JsonObject();
    properties.addProperty("type", type);
    properties.addProperty("direction", direction);
    properties.addProperty("name", name);
    return properties;
  }

  private static JsonElement json(Object value) {
    if (value instanceof Object[] items) {
      JsonArray array = new JsonArray();
      Arrays.stream(items).map(BindingAnnotation::json).forEach(array::add);
      return array;
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive(value.toString());
  }
}

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
 * Converts an annotation to a binding as the Azure Functions Maven plugin does: members with their
 * default value are left out, except those that the plugin always writes.
 */
final class BindingAnnotation {

  private static final Pattern SHORT_NAME = Pattern.compile("(.+)(Trigger|Input|Output)");
  private static final Pattern SERVICE_BUS = Pattern.compile("ServiceBus(Queue|Topic)");
  private static final String CUSTOM_BINDING = ForeignAnnotation.LIBRARY + "CustomBinding";
  private static final Set<String> ALWAYS_WRITTEN = Set.of("authLevel", "cardinality");
  private static final Set<String> HEAD = Set.of("type", "direction", "name");

  private BindingAnnotation() {}

  /** Returns the binding that the annotation declares; empty if it declares none. */
  static Optional<Binding> read(ForeignAnnotation annotation) {
    if (annotation.type().equals(CUSTOM_BINDING)) {
      return Optional.of(
          binding(
              annotation, annotation.requiredText("type"), annotation.requiredText("direction")));
    }
    Optional<ForeignAnnotation> custom = annotation.metaAnnotation(CUSTOM_BINDING);
    if (custom.isPresent()) {
      return custom.map(
          meta -> binding(annotation, meta.requiredText("type"), meta.requiredText("direction")));
    }
    Matcher name = SHORT_NAME.matcher(annotation.simpleType());
    if (!annotation.isOfLibrary() || !name.matches()) {
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
    String name = Objects.requireNonNullElse(annotation.text("name"), "");
    JsonObject properties = head(type, direction, name);
    for (Method member : annotation.members()) {
      Object value = annotation.value(member);
      boolean isDefault = Objects.equals(value, member.getDefaultValue());
      if (!HEAD.contains(member.getName())
          && (!isDefault || ALWAYS_WRITTEN.contains(member.getName()))) {
        properties.add(member.getName(), json(value));
      }
    }
    return new Binding(name, type, direction, properties);
  }

  /** Returns a binding with only the properties that every binding has. */
  static Binding minimal(String name, String type, String direction) {
    return new Binding(name, type, direction, head(type, direction, name));
  }

  /** Returns the values of all members. */
  static JsonObject allMembers(ForeignAnnotation annotation) {
    JsonObject members = new JsonObject();
    annotation
        .members()
        .forEach(member -> members.add(member.getName(), json(annotation.value(member))));
    return members;
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

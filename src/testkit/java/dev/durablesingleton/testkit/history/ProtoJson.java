package dev.durablesingleton.testkit.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * The part of protobuf's JSON mapping that history events need. The library protobuf-java-util has
 * all of it, but would add Guava and more to the kit's jar. Field types that no history event has
 * are refused.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON format</a>
 */
final class ProtoJson {

  private ProtoJson() {}

  /**
   * @throws IllegalStateException if the message has a field of a type that is not supported
   */
  static JsonElement write(Message message) {
    if (message instanceof StringValue text) {
      return new JsonPrimitive(text.getValue());
    }
    if (message instanceof Timestamp at) {
      return new JsonPrimitive(Timestamps.instant(at).toString());
    }
    JsonObject object = new JsonObject();
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (!isSupported(field.getKey())) {
        throw new IllegalStateException(unsupported(field.getKey()));
      }
      object.add(field.getKey().getJsonName(), value(field.getValue()));
    }
    return object;
  }

  private static JsonElement value(Object value) {
    if (value instanceof Message message) {
      return write(message);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    return new JsonPrimitive(
        value instanceof EnumValueDescriptor constant ? constant.getName() : value.toString());
  }

  /**
   * Fills a message from JSON.
   *
   * @throws IllegalArgumentException if the JSON has a field, an enum constant or a value that the
   *     message does not have, or a field of a type that is not supported
   */
  static Message read(JsonElement json, Message.Builder message) {
    if (message instanceof StringValue.Builder text) {
      return text.setValue(json.getAsString()).build();
    }
    if (message instanceof Timestamp.Builder at) {
      Instant instant = instant(json.getAsString());
      return at.setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }
    for (Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
      FieldDescriptor field = field(message, member.getKey());
      message.setField(field, value(member.getValue(), field, message));
    }
    return message.build();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time; expected a time such as 2026-01-02T00:00:00Z.", e);
    }
  }

  private static FieldDescriptor field(Message.Builder message, String name) {
    String type = message.getDescriptorForType().getName();
    FieldDescriptor field =
        message.getDescriptorForType().getFields().stream()
            .filter(candidate -> candidate.getJsonName().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown("%s has no field '%s'".formatted(type, name)));
    if (!isSupported(field)) {
      throw new IllegalArgumentException(unsupported(field));
    }
    return field;
  }

  private static Object value(JsonElement json, FieldDescriptor field, Message.Builder parent) {
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      return read(json, parent.newBuilderForField(field));
    }
    try {
      return switch (field.getJavaType()) {
        case ENUM -> constant(json.getAsString(), field);
        case INT -> json.getAsInt();
        case LONG -> json.getAsLong();
        case BOOLEAN -> json.getAsBoolean();
        default -> json.getAsString();
      };
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "%s of %s is %s; expected a value of type %s."
              .formatted(
                  field.getJsonName(), field.getContainingType().getName(), json, type(field)),
          e);
    }
  }

  private static EnumValueDescriptor constant(String name, FieldDescriptor field) {
    EnumValueDescriptor constant = field.getEnumType().findValueByName(name);
    if (constant == null) {
      throw unknown(
          "%s of %s is '%s', which is not a value of %s"
              .formatted(
                  field.getJsonName(),
                  field.getContainingType().getName(),
                  name,
                  field.getEnumType().getName()));
    }
    return constant;
  }

  private static boolean isSupported(FieldDescriptor field) {
    return !field.isRepeated()
        && switch (field.getJavaType()) {
          case MESSAGE, ENUM, INT, LONG, BOOLEAN, STRING -> true;
          case FLOAT, DOUBLE, BYTE_STRING -> false;
        };
  }

  private static IllegalArgumentException unknown(String problem) {
    return new IllegalArgumentException(
        problem + ". The history was probably saved with a newer version of the kit.");
  }

  private static String unsupported(FieldDescriptor field) {
    return "Saved histories do not support the field '%s' of %s: %s."
        .formatted(
            field.getJsonName(),
            field.getContainingType().getName(),
            field.isRepeated() ? "it is repeated" : "its type is " + type(field));
  }

  private static String type(FieldDescriptor field) {
    return field.getType().name().toLowerCase(Locale.ROOT);
  }
}

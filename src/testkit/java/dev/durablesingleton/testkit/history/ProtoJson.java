package dev.durablesingleton.testkit.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Map;

/**
 * The JSON mapping of protobuf, as far as history events need it; the library that has all of it is
 * not among the SDK's.
 */
final class ProtoJson {

  private ProtoJson() {}

  static JsonElement write(Message message) {
    if (message instanceof StringValue text) {
      return new JsonPrimitive(text.getValue());
    }
    if (message instanceof Timestamp at) {
      return new JsonPrimitive(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()).toString());
    }
    JsonObject object = new JsonObject();
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (!field.getKey().isRepeated()) {
        object.add(field.getKey().getJsonName(), value(field.getValue()));
      }
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

  /** Fills a message; a member that the message does not have is an error that names it. */
  static Message read(JsonElement json, Message.Builder message) {
    if (message instanceof StringValue.Builder text) {
      return text.setValue(json.getAsString()).build();
    }
    if (message instanceof Timestamp.Builder at) {
      Instant instant = Instant.parse(json.getAsString());
      return at.setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }
    for (Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
      FieldDescriptor field = field(message, member.getKey());
      message.setField(field, value(member.getValue(), field, message));
    }
    return message.build();
  }

  private static FieldDescriptor field(Message.Builder message, String name) {
    return message.getDescriptorForType().getFields().stream()
        .filter(field -> field.getJsonName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A "
                        + message.getDescriptorForType().getName()
                        + " has no '"
                        + name
                        + "'; was the history saved with another version of the SDK?"));
  }

  private static Object value(JsonElement json, FieldDescriptor field, Message.Builder parent) {
    return switch (field.getJavaType()) {
      case MESSAGE -> read(json, parent.newBuilderForField(field));
      case ENUM -> field.getEnumType().findValueByName(json.getAsString());
      case INT -> json.getAsInt();
      case LONG -> json.getAsLong();
      case BOOLEAN -> json.getAsBoolean();
      default -> json.getAsString();
    };
  }
}

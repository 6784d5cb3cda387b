package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Converts protobuf messages to the JSON of the recording and back. Members have the names of the
 * fields; wrappers are plain values, and an unknown field is {@code field<number>}.
 */
final class ProtocolJson {

  private static final String STATUS = "ORCHESTRATION_STATUS_";

  private ProtocolJson() {}

  static JsonObject read(MessageOrBuilder message) {
    JsonObject json = new JsonObject();
    message.getAllFields().forEach((field, value) -> json.add(field.getName(), read(field, value)));
    message
        .getUnknownFields()
        .asMap()
        .keySet()
        .forEach(number -> json.addProperty("field" + number, "unknown"));
    return json;
  }

  private static JsonElement read(FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      JsonObject map = new JsonObject();
      for (Object item : (Collection<?>) value) {
        MessageOrBuilder entry = (MessageOrBuilder) item;
        FieldDescriptor key = entry.getDescriptorForType().findFieldByNumber(1);
        FieldDescriptor mapped = entry.getDescriptorForType().findFieldByNumber(2);
        map.add((String) entry.getField(key), single(entry.getField(mapped)));
      }
      return map;
    }
    if (field.isRepeated()) {
      JsonArray list = new JsonArray();
      ((Collection<?>) value).forEach(item -> list.add(single(item)));
      return list;
    }
    return single(value);
  }

  private static JsonElement single(Object value) {
    if (value instanceof MessageOrBuilder message) {
      return message(message);
    }
    if (value instanceof EnumValueDescriptor constant) {
      return new JsonPrimitive(constant.getName().replace(STATUS, ""));
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive(value.toString());
  }

  private static JsonElement message(MessageOrBuilder message) {
    Descriptor type = message.getDescriptorForType();
    switch (type.getFullName()) {
      case "google.protobuf.Timestamp":
        return new JsonPrimitive(
            Instant.ofEpochSecond(number(message, "seconds"), number(message, "nanos")).toString());
      case "google.protobuf.Value":
        return message.getAllFields().entrySet().stream()
            .findFirst()
            .map(kind -> read(kind.getKey(), kind.getValue()))
            .orElse(new JsonObject());
      default:
        return isWrapper(type)
            ? single(message.getField(type.findFieldByNumber(1)))
            : read(message);
    }
  }

  private static long number(MessageOrBuilder message, String field) {
    return ((Number) message.getField(message.getDescriptorForType().findFieldByName(field)))
        .longValue();
  }

  private static boolean isWrapper(Descriptor type) {
    return type.getFile().getName().equals("google/protobuf/wrappers.proto");
  }

  /**
   * Writes a message.
   *
   * @param now the time to which {@code now+2}, in seconds, refers
   */
  static Message write(Descriptor type, JsonObject json, Instant now) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (Map.Entry<String, JsonElement> member : json.entrySet()) {
      FieldDescriptor field = type.findFieldByName(member.getKey());
      if (field.isMapField()) {
        member
            .getValue()
            .getAsJsonObject()
            .entrySet()
            .forEach(entry -> message.addRepeatedField(field, entry(field, entry)));
      } else if (field.isRepeated()) {
        member
            .getValue()
            .getAsJsonArray()
            .forEach(item -> message.addRepeatedField(field, value(field, item, now)));
      } else {
        message.setField(field, value(field, member.getValue(), now));
      }
    }
    return message.build();
  }

  private static Message entry(FieldDescriptor map, Map.Entry<String, JsonElement> entry) {
    Descriptor type = map.getMessageType();
    return DynamicMessage.newBuilder(type)
        .setField(type.findFieldByNumber(1), entry.getKey())
        .setField(type.findFieldByNumber(2), entry.getValue().getAsString())
        .build();
  }

  private static Object value(FieldDescriptor field, JsonElement json, Instant now) {
    switch (field.getJavaType()) {
      case INT:
        return json.getAsInt();
      case LONG:
        return json.getAsLong();
      case BOOLEAN:
        return json.getAsBoolean();
      case STRING:
        return json.getAsString();
      case ENUM:
        return field.getEnumType().findValueByName(STATUS + json.getAsString());
      case MESSAGE:
        return message(field.getMessageType(), json, now);
      default:
        throw new IllegalArgumentException(field.getFullName());
    }
  }

  private static Message message(Descriptor type, JsonElement json, Instant now) {
    if (isWrapper(type)) {
      FieldDescriptor wrapped = type.findFieldByNumber(1);
      return DynamicMessage.newBuilder(type).setField(wrapped, value(wrapped, json, now)).build();
    }
    if (type.getFullName().equals("google.protobuf.Timestamp")) {
      String time = json.getAsString();
      long seconds =
          time.startsWith("now")
              ? now.getEpochSecond() + Double.valueOf(time.substring(3)).longValue()
              : Double.valueOf(time).longValue();
      int nanos = time.startsWith("now") ? now.getNano() : 0;
      return DynamicMessage.newBuilder(type)
          .setField(type.findFieldByName("seconds"), seconds)
          .setField(type.findFieldByName("nanos"), nanos)
          .build();
    }
    return write(type, json.getAsJsonObject(), now);
  }

  /** Sorts the items of a list of messages by their instance IDs. */
  static void sort(JsonArray instances) {
    List<JsonElement> items = instances.asList();
    items.sort(
        (one, other) ->
            one.getAsJsonObject()
                .get("instanceId")
                .getAsString()
                .compareTo(other.getAsJsonObject().get("instanceId").getAsString()));
  }
}

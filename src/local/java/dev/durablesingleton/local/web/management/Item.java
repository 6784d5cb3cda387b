package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.time.Instant;

/** Builds the JSON of one history event member by member. */
final class Item {

  private final JsonObject json = new JsonObject();

  Item(String eventType) {
    json.addProperty("EventType", eventType);
  }

  private Item() {}

  /** The one kind that has a member before its type (recorded). */
  static Item generic(String data) {
    Item item = new Item();
    item.json.addProperty("Data", data.isEmpty() ? null : data);
    item.json.addProperty("EventType", "GenericEvent");
    return item;
  }

  Item with(String name, JsonElement value) {
    json.add(name, value);
    return this;
  }

  /** A text; null is written as null. */
  Item with(String name, String value) {
    json.addProperty(name, value);
    return this;
  }

  Item withNulls(String... names) {
    for (String name : names) {
      json.add(name, JsonNull.INSTANCE);
    }
    return this;
  }

  Item with(String name, Timestamp time) {
    return with(name, TimeText.ticks(instant(time)));
  }

  Item at(HistoryEvent event) {
    return with("Timestamp", event.getTimestamp());
  }

  JsonObject json() {
    return json;
  }

  /** What a protobuf wrapper holds, or null where the field is not set. */
  static String text(boolean isSet, StringValue value) {
    return isSet ? value.getValue() : null;
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}

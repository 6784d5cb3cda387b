package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.Timestamps;
import org.jspecify.annotations.Nullable;

/** Builds the JSON of one history event member by member. */
final class HistoryEventJson {

  private final JsonObject json = new JsonObject();

  HistoryEventJson(String eventType) {
    json.addProperty("EventType", eventType);
  }

  private HistoryEventJson() {}

  /** The only event with a member before its type (recorded). */
  static HistoryEventJson generic(String data) {
    HistoryEventJson item = new HistoryEventJson();
    item.json.addProperty("Data", data.isEmpty() ? null : data);
    item.json.addProperty("EventType", "GenericEvent");
    return item;
  }

  HistoryEventJson with(String name, JsonElement value) {
    json.add(name, value);
    return this;
  }

  /** Adds a text; null becomes JSON's null. */
  HistoryEventJson with(String name, @Nullable String value) {
    json.addProperty(name, value);
    return this;
  }

  HistoryEventJson withNulls(String... names) {
    for (String name : names) {
      json.add(name, JsonNull.INSTANCE);
    }
    return this;
  }

  HistoryEventJson with(String name, Timestamp time) {
    return with(name, TimeText.ticks(Timestamps.instant(time)));
  }

  HistoryEventJson at(HistoryEvent event) {
    return with("Timestamp", event.getTimestamp());
  }

  JsonObject json() {
    return json;
  }

  /** The value of a protobuf wrapper; null if the field is not set. */
  static @Nullable String text(boolean isSet, StringValue value) {
    return isSet ? value.getValue() : null;
  }
}

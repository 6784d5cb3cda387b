package dev.durablesingleton.local.engine.entity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events by which orchestrations and clients address an entity, in the format of
 * DurableTask.Core: {@code op} or {@code op@<instant>} with a request in JSON, and {@code release}.
 */
public final class MessageReader {

  private static final String REQUEST = "op";
  private static final String RELEASE = "release";

  private MessageReader() {}

  /**
   * Reads an event.
   *
   * @param input JSON text; null for none
   * @return empty for events of other names, which entities ignore
   * @throws NotARequestException if the input is not a request, or the time is not one
   */
  public static Optional<EntityMessage> read(String eventName, @Nullable String input)
      throws NotARequestException {
    if (eventName.equals(RELEASE)) {
      String holder = text(object(eventName, input), "parent");
      return Optional.of(new EntityMessage.Release(required(holder, "parent", eventName)));
    }
    if (eventName.equals(REQUEST) || eventName.startsWith(REQUEST + "@")) {
      return Optional.of(new EntityMessage.Arrival(request(eventName, input), due(eventName)));
    }
    return Optional.empty();
  }

  private static EntityRequest request(String event, @Nullable String input)
      throws NotARequestException {
    JsonObject json = object(event, input);
    String id = required(text(json, "id"), "id", event);
    String parent = text(json, "parent");
    Caller caller = parent == null ? null : new Caller(parent, text(json, "parentExecution"));
    JsonElement lockSet = json.get("lockset");
    if (lockSet != null && lockSet.isJsonArray()) {
      return lock(event, id, json, caller);
    }
    String operation = text(json, "op");
    return new EntityRequest.Operation(
        id, operation == null ? "" : operation, text(json, "input"), flag(json, "signal"), caller);
  }

  private static EntityRequest lock(
      String event, String id, JsonObject json, @Nullable Caller caller)
      throws NotARequestException {
    List<EntityId> lockSet = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("lockset")) {
      JsonObject entity = element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
      String name = required(text(entity, "name"), "name of a locked entity", event);
      String key = required(text(entity, "key"), "key of a locked entity", event);
      lockSet.add(
          EntityId.parse("@" + name + "@" + key)
              .orElseThrow(() -> new NotARequestException(notAName(event, name))));
    }
    JsonElement position = json.get("pos");
    int index = position == null || !position.isJsonPrimitive() ? 0 : position.getAsInt();
    if (caller == null || index < 0 || index >= lockSet.size()) {
      throw new NotARequestException(
          "The event '%s' is a request for locks without a parent or without entities."
              .formatted(event));
    }
    return new EntityRequest.Lock(id, lockSet, index, caller);
  }

  private static @Nullable Instant due(String event) throws NotARequestException {
    if (event.equals(REQUEST)) {
      return null;
    }
    String time = event.substring(REQUEST.length() + 1);
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException e) {
      throw new NotARequestException(
          "The event '%s' has no time after 'op@'; write it like op@2026-01-31T12:00:00Z."
              .formatted(event));
    }
  }

  private static JsonObject object(String event, @Nullable String input)
      throws NotARequestException {
    Optional<JsonElement> json = input == null ? Optional.empty() : Json.onlyValue(input);
    if (json.isEmpty() || !json.get().isJsonObject()) {
      throw new NotARequestException(
          "The event '%s' for an entity needs a JSON object, the request.".formatted(event));
    }
    return json.get().getAsJsonObject();
  }

  private static String required(@Nullable String value, String member, String event)
      throws NotARequestException {
    if (value == null) {
      throw new NotARequestException(
          "The event '%s' for an entity lacks '%s'; signal the entity instead of raising events."
              .formatted(event, member));
    }
    return value;
  }

  private static String notAName(String event, String name) {
    return "The event '%s' names '%s', which is not the name of an entity.".formatted(event, name);
  }

  private static @Nullable String text(JsonObject json, String member) {
    JsonElement value = json.get(member);
    return value == null || !value.isJsonPrimitive() ? null : value.getAsString();
  }

  private static boolean flag(JsonObject json, String member) {
    JsonElement value = json.get(member);
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }
}

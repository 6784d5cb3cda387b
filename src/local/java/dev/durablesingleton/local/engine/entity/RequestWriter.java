package dev.durablesingleton.local.engine.entity;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.messages.EventRaisedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Writes requests in the format of {@link MessageReader}, and reads stored ones. */
final class RequestWriter {

  private static final String NO_TIME = "0001-01-01T00:00:00";

  private RequestWriter() {}

  /** Returns a request as the event that is stored for the entity. */
  static byte[] stored(EntityRequest request) {
    return HistoryEvent.newBuilder()
        .setEventRaised(
            EventRaisedEvent.newBuilder()
                .setName("op")
                .setInput(StringValue.of(Json.compact(json(request)))))
        .build()
        .toByteArray();
  }

  /**
   * Reads a stored request.
   *
   * @throws StoreException if it cannot be read
   */
  static EntityRequest read(byte[] stored) {
    try {
      EventRaisedEvent event = HistoryEvent.parseFrom(stored).getEventRaised();
      return MessageReader.read(event.getName(), event.getInput().getValue())
          .filter(EntityMessage.Arrival.class::isInstance)
          .map(message -> ((EntityMessage.Arrival) message).request())
          .orElseThrow(() -> new StoreException("A stored event is not a request of an entity."));
    } catch (InvalidProtocolBufferException | NotARequestException e) {
      throw new StoreException("A stored request of an entity cannot be read: " + e, e);
    }
  }

  /** Returns a request as DurableTask.Core shows it in the queue of an entity (recorded). */
  static JsonObject shown(EntityRequest request) {
    JsonObject json = json(request);
    JsonObject shown = new JsonObject();
    json.entrySet().stream()
        .filter(member -> !member.getKey().equals("lockset") && !member.getKey().equals("pos"))
        .forEach(member -> shown.add(member.getKey(), member.getValue()));
    shown.addProperty("Timestamp", NO_TIME);
    shown.addProperty("Predecessor", NO_TIME);
    if (request instanceof EntityRequest.Lock lock) {
      shown.add("lockset", json.get("lockset"));
      if (lock.position() > 0) {
        shown.addProperty("pos", lock.position());
      }
    }
    shown.addProperty("IsLockRequest", request instanceof EntityRequest.Lock);
    shown.addProperty("createTrace", false);
    return shown;
  }

  private static JsonObject json(EntityRequest request) {
    JsonObject json = new JsonObject();
    if (request instanceof EntityRequest.Operation operation) {
      json.addProperty("op", operation.name());
      if (operation.signal()) {
        json.addProperty("signal", true);
      }
      add(json, "input", operation.input());
    } else {
      json.add("op", JsonNull.INSTANCE);
    }
    json.addProperty("id", request.id());
    Caller caller = request.caller();
    if (caller != null) {
      json.addProperty("parent", caller.instanceId());
      add(json, "parentExecution", caller.executionId());
    }
    if (request instanceof EntityRequest.Lock lock) {
      json.add("lockset", lockSet(lock));
      json.addProperty("pos", lock.position());
    }
    return json;
  }

  private static JsonArray lockSet(EntityRequest.Lock lock) {
    JsonArray entities = new JsonArray();
    for (EntityId id : lock.lockSet()) {
      JsonObject entity = new JsonObject();
      entity.addProperty("name", id.name());
      entity.addProperty("key", id.key());
      entities.add(entity);
    }
    return entities;
  }

  private static void add(JsonObject json, String member, @Nullable String value) {
    if (value != null) {
      json.addProperty(member, value);
    }
  }
}

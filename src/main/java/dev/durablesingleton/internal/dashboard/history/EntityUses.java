package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities that an orchestration waits for and whose locks it holds, by its history. Requests
 * and answers are events in the format of DurableTask.Core: {@code op} and {@code release} to the
 * entity, and the answer by the ID of the request. Not thread-safe; used for one history.
 */
final class EntityUses {

  /** Requests without an answer, by their IDs. A request for locks has one use for each entity. */
  private final Map<String, List<EntityUse>> waiting = new LinkedHashMap<>();

  /** Locks by their entities. */
  private final Map<String, EntityUse> held = new LinkedHashMap<>();

  static EntityUses in(JsonNode events) {
    EntityUses uses = new EntityUses();
    events.forEach(event -> uses.add(new HistoryItem(event)));
    return uses;
  }

  List<EntityUse> waiting() {
    return waiting.values().stream().flatMap(List::stream).toList();
  }

  List<EntityUse> held() {
    return List.copyOf(held.values());
  }

  private void add(HistoryItem item) {
    String name = item.json().path("Name").asText();
    switch (item.type()) {
      case "EventSent" -> sent(item, name, item.json().path("InstanceId").asText());
      case "EventRaised" -> answered(item, name);
      default -> {}
    }
  }

  private void sent(HistoryItem item, String name, String receiver) {
    if (!receiver.startsWith("@")) {
      return;
    }
    if (name.equals("release")) {
      held.remove(receiver);
    } else if (name.equals("op")) {
      JsonNode request = request(item.json().path("Input"));
      if (!request.path("signal").asBoolean() && request.hasNonNull("id")) {
        waiting.put(request.path("id").asText(), uses(item, request, receiver));
      }
    }
  }

  private void answered(HistoryItem item, String requestId) {
    List<EntityUse> uses = waiting.remove(requestId);
    if (uses != null) {
      for (EntityUse use : uses) {
        if (use.operation() == null) {
          held.put(use.entity(), new EntityUse(use.entity(), null, item.time("Timestamp")));
        }
      }
    }
  }

  private static List<EntityUse> uses(HistoryItem item, JsonNode request, String receiver) {
    if (!request.path("lockset").isArray()) {
      return List.of(new EntityUse(receiver, request.path("op").asText(), item.time("Timestamp")));
    }
    List<EntityUse> locks = new ArrayList<>();
    for (JsonNode entity : request.path("lockset")) {
      String id = "@" + entity.path("name").asText() + "@" + entity.path("key").asText();
      locks.add(new EntityUse(id, null, item.time("Timestamp")));
    }
    return locks;
  }

  /** The request, which is stored as a text; missing if it is not JSON. */
  private static JsonNode request(JsonNode input) {
    try {
      return input.isTextual() ? AppJson.read(input.textValue()) : input;
    } catch (JsonProcessingException e) {
      return input.path("none");
    }
  }
}

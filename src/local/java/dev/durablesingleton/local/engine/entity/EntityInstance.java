package dev.durablesingleton.local.engine.entity;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationInstance;
import dev.durablesingleton.local.messages.OrchestratorCompletedEvent;
import dev.durablesingleton.local.messages.OrchestratorStartedEvent;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Shows an entity as the instance that it is in DurableTask.Core: a running orchestration whose
 * input has the entity's state, queue and lock, and which continues as new after each batch.
 */
public final class EntityInstance {

  private EntityInstance() {}

  /**
   * Returns the entity as an instance.
   *
   * @param withInput whether the instance has its input, which contains the state
   */
  public static Instance of(EntityState entity, boolean withInput) {
    String id = entity.id().text();
    return new Instance(
        id,
        executionId(entity),
        id,
        null,
        RuntimeStatus.RUNNING,
        entity.updatedAt(),
        entity.updatedAt(),
        null,
        withInput ? input(entity) : null,
        customStatus(entity),
        null,
        null,
        null,
        Map.of());
  }

  /** Returns the history of the instance: the start of its current generation. */
  public static List<HistoryEvent> history(EntityState entity) {
    String id = entity.id().text();
    HistoryEvent started =
        event(entity)
            .setContinuation(true)
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName(id)
                    .setVersion(StringValue.getDefaultInstance())
                    .setInput(StringValue.of(input(entity)))
                    .setOrchestrationInstance(
                        OrchestrationInstance.newBuilder()
                            .setInstanceId(id)
                            .setExecutionId(StringValue.of(executionId(entity)))))
            .build();
    return List.of(
        event(entity).setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build(),
        started,
        event(entity)
            .setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
            .build());
  }

  private static String input(EntityState entity) {
    JsonObject input = new JsonObject();
    if (entity.state() != null) {
      input.addProperty("state", entity.state());
    }
    if (!entity.queue().isEmpty()) {
      JsonArray queue = new JsonArray();
      entity.queue().forEach(request -> queue.add(RequestWriter.shown(request)));
      input.add("queue", queue);
    }
    if (entity.lockedBy() != null) {
      input.addProperty("lockedBy", entity.lockedBy());
    }
    // The state of the reordering of messages, which this host does not need.
    input.add("sorter", new JsonObject());
    return Json.compact(input);
  }

  private static String customStatus(EntityState entity) {
    JsonObject status = new JsonObject();
    if (entity.exists()) {
      status.addProperty("entityExists", true);
    }
    if (!entity.queue().isEmpty()) {
      status.addProperty("queueSize", entity.queue().size());
    }
    if (entity.lockedBy() != null) {
      status.addProperty("lockedBy", entity.lockedBy());
    }
    return Json.compact(status);
  }

  /** Each change begins another execution. */
  private static String executionId(EntityState entity) {
    String change = entity.id() + " at " + entity.updatedAt();
    return UUID.nameUUIDFromBytes(change.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static HistoryEvent.Builder event(EntityState entity) {
    return HistoryEvent.newBuilder().setEventId(-1).setTimestamp(Timestamps.of(entity.updatedAt()));
  }
}

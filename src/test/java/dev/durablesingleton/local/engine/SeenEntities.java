package dev.durablesingleton.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.entity.EntityRequest;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.List;

/** Shows the entities and orchestrations of a hub as {@link EntityModel#seen} does. */
final class SeenEntities {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SeenEntities() {}

  static String seen(Instance run, List<HistoryEvent> history) {
    return run.status() + failure(run) + " " + answers(run, history);
  }

  static String seen(EntityState entity) {
    return EntityModel.seen(
        entity.exists() ? entity.state() : "",
        entity.lockedBy() == null ? "" : entity.lockedBy(),
        entity.queue().stream().map(SeenEntities::seen).toList());
  }

  private static String seen(EntityRequest request) {
    return request instanceof EntityRequest.Operation operation
        ? operation.name() + " " + operation.input()
        : "lock";
  }

  /** The answers to requests of this start, including any that nobody waits for. */
  private static List<String> answers(Instance run, List<HistoryEvent> history) {
    String requests = run.input().replace("\"", "") + "-";
    return history.stream()
        .filter(HistoryEvent::hasEventRaised)
        .map(HistoryEvent::getEventRaised)
        .filter(event -> event.getName().startsWith(requests))
        .map(event -> answer(event.getInput().getValue()))
        .toList();
  }

  /** Why an orchestration failed that was not told to. */
  private static String failure(Instance run) {
    if (run.status() != RuntimeStatus.FAILED) {
      return "";
    }
    try {
      String reason =
          run.failure() == null
              ? run.output()
              : TaskFailureDetails.parseFrom(run.failure()).getErrorMessage();
      return reason.equals(ObedientOrchestration.ASKED_TO_FAIL) ? "" : " because of " + reason;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String answer(String json) {
    try {
      JsonNode answer = JSON.readTree(json);
      JsonNode failure = answer.path("failureDetails");
      return failure.isObject()
          ? failure.path("ErrorMessage").asText()
          : answer.path("result").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

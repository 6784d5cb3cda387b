package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.dashboard.history.InstanceTimeline;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.links.OwnHostLinks;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an instance's history and parent from the management API; the durable client returns
 * neither.
 */
final class HistoryReader {

  private final ManagementClient management;

  HistoryReader(ManagementClient management) {
    this.management = management;
  }

  /** The history as a timeline. */
  ActionResult timeline(OwnHostLinks links, String id) {
    return read(links, id, InstanceTimeline::of);
  }

  /** The events as the management API has them, whole. */
  ActionResult events(OwnHostLinks links, String id) {
    return read(links, id, status -> status.path("historyEvents"));
  }

  private ActionResult read(OwnHostLinks links, String id, Function<JsonNode, Object> content) {
    Optional<HttpResponse<String>> answer = management.get(links.history(id));
    if (answer.isEmpty()) {
      return Message.of(
          ActionStatus.UNAVAILABLE,
          "The host's management API did not answer, so the history cannot be shown.");
    }
    return switch (answer.get().statusCode()) {
      case 200, 202 -> document(answer.get().body(), content);
      case 404 ->
          Message.of(
              ActionStatus.NOT_FOUND,
              "The management API, which provides the history, does not find an instance with ID '"
                  + id
                  + "'. It finds no instance whose ID contains a slash.");
      default ->
          Message.of(
              ActionStatus.BAD_ANSWER,
              "The management API, which provides the history, answered "
                  + answer.get().statusCode()
                  + ".");
    };
  }

  private static ActionResult document(String status, Function<JsonNode, Object> content) {
    try {
      return new Document(content.apply(AppJson.read(status)));
    } catch (JsonProcessingException e) {
      return Message.of(
          ActionStatus.BAD_ANSWER,
          "The management API, which provides the history, did not answer with JSON.");
    }
  }
}

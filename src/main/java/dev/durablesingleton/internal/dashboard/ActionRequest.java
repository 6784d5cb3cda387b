package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;

/**
 * Requested action.
 *
 * @param reason passed to the engine; may be empty
 * @param event name of the event to raise, or of the operation to signal; empty for other actions
 * @param data the event's data, or the operation's input
 * @param newId whether a restart uses a new ID
 */
record ActionRequest(
    Action action, String id, String reason, String event, JsonInput data, boolean newId) {

  /** More than any storage provider allows; the engine cannot send errors with longer ones. */
  private static final int LONGEST_ID = 1_024;

  ActionRequest {
    if (id.isEmpty()) {
      throw new InvalidRequestException("The ID of the instance is missing.");
    }
    if (id.length() > LONGEST_ID) {
      throw new InvalidRequestException(
          "The ID of the instance has "
              + id.length()
              + " characters; no storage provider has IDs of more than "
              + LONGEST_ID
              + ".");
    }
    if (action == Action.RAISE_EVENT && event.isBlank()) {
      throw new InvalidRequestException("The name of the event is missing.");
    }
    if (action == Action.SIGNAL && event.isBlank()) {
      throw new InvalidRequestException("The name of the operation is missing.");
    }
  }

  /**
   * Parses a body such as {@code {"id": "a", "reason": "maintenance"}}. The member {@code data} is
   * a string that contains JSON, so that it reaches the orchestrator exactly as typed.
   *
   * @throws InvalidRequestException if the action or the body is invalid
   */
  static ActionRequest of(String action, String body) {
    try {
      JsonNode json = AppJson.read(body);
      return new ActionRequest(
          Action.named(action),
          json.path("id").asText(),
          json.path("reason").asText().strip(),
          json.path("event").asText(),
          JsonInput.ofBody(json.path("data").asText()),
          json.path("newId").asBoolean());
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException("The body of the request is not JSON.");
    }
  }
}

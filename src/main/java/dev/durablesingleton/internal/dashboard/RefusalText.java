package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;

/** The reason in a refusal of the management API. */
final class RefusalText {

  private RefusalText() {}

  /** Reads a body that is empty, a JSON string, or an object with a message; empty for none. */
  static String of(String body) {
    try {
      JsonNode json = AppJson.read(body);
      String exception = json.path("ExceptionMessage").asText();
      return exception.isEmpty() ? json.path("Message").asText(json.asText()) : exception;
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}

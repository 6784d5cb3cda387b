package dev.durablesingleton.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.json.AppJson;

/** Decodes the String parameter of an activity. */
final class ActivityInput {

  private ActivityInput() {}

  /**
   * The text that the orchestrator passed. Since version 2.13 of the Durable extension it arrives
   * as a JSON string, in quotes.
   */
  static String text(String parameter) {
    try {
      JsonNode json = AppJson.readSingleValue(parameter);
      return json.isTextual() ? json.textValue() : parameter;
    } catch (JsonProcessingException e) {
      return parameter;
    }
  }
}

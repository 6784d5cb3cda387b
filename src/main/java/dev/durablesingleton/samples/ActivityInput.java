package dev.durablesingleton.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Decodes the String parameter of an activity. */
final class ActivityInput {

  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ActivityInput() {}

  /**
   * The text that the orchestrator passed. Since version 2.13 of the Durable extension it arrives
   * as a JSON string, in quotes.
   */
  static String text(String parameter) {
    try {
      JsonNode json = JSON.readTree(parameter);
      return json.isTextual() ? json.textValue() : parameter;
    } catch (JsonProcessingException e) {
      return parameter;
    }
  }
}

package dev.durablesingleton.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the String parameter of an activity. */
final class ActivityInput {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ActivityInput() {}

  /**
   * The text that the orchestrator passed: since version 2.13 of the extension it arrives as JSON,
   * in quotes.
   */
  static String text(String parameter) {
    try {
      JsonNode json = MAPPER.readTree(parameter);
      return json.isTextual() ? json.textValue() : parameter;
    } catch (JsonProcessingException e) {
      return parameter;
    }
  }
}

package dev.durablesingleton.keeper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.OrchestratorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An entry as an object in a JSON array: {@code function, id, input, reuse}. */
record ObjectEntry(int number, JsonNode json) implements Entry {

  private static final Set<String> MEMBERS = Set.of("function", "id", "input", "reuse");

  // Numbers reach the orchestrator with the digits that they were written with.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /**
   * The array's elements.
   *
   * @throws InvalidRequestException when the text is no JSON
   */
  static List<Entry> all(String setting) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode element : JSON.readTree(new JsonInput(setting).text())) {
        entries.add(new ObjectEntry(entries.size() + 1, element));
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A text that is JSON cannot be read as JSON.", e);
    }
  }

  @Override
  public String position() {
    return "Entry " + number;
  }

  @Override
  public KeptSingleton read(OrchestratorNames names) {
    if (!json.isObject()) {
      throw new InvalidRequestException(
          "It is " + json + "; it must be an object with function, id, input and reuse.");
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw new InvalidRequestException(
                    "It has '" + name + "'; it may have function, id, input and reuse.");
              }
            });
    JsonNode input = json.path("input");
    return KeptSingleton.of(
        names,
        text("function"),
        text("id"),
        input.isMissingNode() ? "" : input.toString(),
        json.has("reuse") ? text("reuse") : "");
  }

  private String text(String member) {
    if (!json.path(member).isTextual()) {
      throw new InvalidRequestException(
          "Its " + member + " must be a text; it is " + shown(member) + ".");
    }
    return json.path(member).textValue();
  }

  private String shown(String member) {
    return json.has(member) ? "'" + json.get(member) + "'" : "not there";
  }
}

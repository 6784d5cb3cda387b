package dev.durablesingleton.internal.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Entry as an object of a JSON array, with {@code function, id, input, reuse}. */
record ObjectEntry(int number, JsonNode json) implements Entry {

  private static final Set<String> MEMBERS = Set.of("function", "id", "input", "reuse");

  /**
   * The elements of the array.
   *
   * @throws InvalidRequestException if the text is not JSON, or a number in it is too large
   */
  static List<Entry> all(String setting) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode element : AppJson.read(new JsonInput(setting).text())) {
        entries.add(new ObjectEntry(entries.size() + 1, element));
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(
          "It cannot be read as JSON: " + e.getOriginalMessage() + ".");
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
                    "It has the unknown member '"
                        + name
                        + "'; allowed are function, id, input and reuse.");
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
          "Its " + member + " must be a string; it is " + described(member) + ".");
    }
    return json.path(member).textValue();
  }

  private String described(String member) {
    return json.has(member) ? "'" + json.get(member) + "'" : "missing";
  }
}

package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The recorded lines, in the order in which they are played. A line with a {@code step} is a
 * recorded exchange. The others are requests that prepare it, and conditions to wait for.
 */
final class WireRecording {

  private static final String FILE = "/conformance/recorded-1.9.jsonl";

  private WireRecording() {}

  /** Lines that belong together and need nothing of other sections. */
  record Section(String name, List<JsonObject> lines) {}

  static List<Section> of(Profile profile) throws IOException {
    List<Section> sections = new ArrayList<>();
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                WireRecording.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      boolean own = false;
      for (String text; (text = file.readLine()) != null; ) {
        JsonObject line = JsonParser.parseString(text).getAsJsonObject();
        if (line.has("section")) {
          own = line.get("profile").getAsString().equals(profile.label());
          if (own) {
            sections.add(new Section(line.get("section").getAsString(), new ArrayList<>()));
          }
        } else if (own) {
          sections.get(sections.size() - 1).lines().add(line);
        }
      }
    }
    return sections;
  }
}

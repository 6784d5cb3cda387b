package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a JSON object from a file; comments and a byte order mark are allowed. */
final class JsonFile {

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence, if the file cannot be read or is not a JSON object
   */
  static JsonObject read(Path path) throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    try {
      JsonElement content =
          JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text);
      if (content.isJsonObject()) {
        return content.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new IOException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    }
    throw new IOException("The file does not contain a JSON object.");
  }

  /** Returns a member by its name, ignoring case; null if there is none. */
  static JsonElement member(JsonObject object, String name) {
    return object.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}

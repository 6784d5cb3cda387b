package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.json.NotJsonException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object from a file as the Functions host and Core Tools do with Newtonsoft.Json:
 * comments, trailing commas, single quotes and unquoted names are allowed, and a byte order mark
 * selects the encoding.
 */
final class JsonFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence, if the file cannot be read or is not a JSON object
   */
  static JsonObject read(Path path) throws IOException {
    try {
      JsonElement content = Json.document(text(Files.readAllBytes(path)));
      if (content.isJsonObject()) {
        return content.getAsJsonObject();
      }
    } catch (NotJsonException e) {
      throw new IOException("It is not JSON: " + e.getMessage() + ".", e);
    }
    throw new IOException("The file does not contain a JSON object.");
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, encoding(bytes));
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Windows PowerShell writes UTF-16 with a byte order mark, which .NET detects. */
  private static Charset encoding(byte[] bytes) {
    int start = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return switch (start) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Returns a member by its name, ignoring case; null if there is none. */
  static @Nullable JsonElement member(JsonObject object, String name) {
    return object.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}

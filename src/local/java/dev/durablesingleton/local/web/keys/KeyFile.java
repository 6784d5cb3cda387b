package dev.durablesingleton.local.web.keys;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The file that keeps the keys: per group a JSON object of names and values. */
final class KeyFile {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final TypeToken<TreeMap<String, TreeMap<String, String>>> GROUPS =
      new TypeToken<>() {};

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** All groups; none when there is no file. */
  Map<String, TreeMap<String, String>> read() {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      Map<String, TreeMap<String, String>> groups = GSON.fromJson(Files.readString(file), GROUPS);
      return groups == null ? new TreeMap<>() : groups;
    } catch (IOException | JsonParseException e) {
      throw new IllegalStateException(
          "The key file " + file + " cannot be read; repair it, or delete it to get new keys.", e);
    }
  }

  /** Replaces the file in one step, so that a crash leaves the old one or the new one. */
  void write(Map<String, TreeMap<String, String>> groups) {
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), "keys", ".json");
      Files.writeString(next, GSON.toJson(groups));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + file + " cannot be written.", e);
    }
  }
}

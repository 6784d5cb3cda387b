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

/** The file that stores the keys: a JSON object of names and values per group. */
final class KeyFile {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final TypeToken<TreeMap<String, TreeMap<String, String>>> GROUPS =
      new TypeToken<>() {};

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * All groups; empty if the file does not exist.
   *
   * @throws IllegalStateException if the file cannot be read or parsed
   */
  Map<String, Map<String, String>> read() {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      Map<String, TreeMap<String, String>> groups = GSON.fromJson(Files.readString(file), GROUPS);
      return groups == null ? new TreeMap<>() : new TreeMap<>(groups);
    } catch (IOException | JsonParseException e) {
      throw new IllegalStateException(
          "Cannot read the key file " + file + ". Repair it, or delete it to get new keys.", e);
    }
  }

  /** Replaces the file atomically, so that a crash leaves the old or the new content. */
  void write(Map<String, Map<String, String>> groups) {
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), "keys", ".json");
      Files.writeString(next, GSON.toJson(groups));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the key file " + file + ".", e);
    }
  }
}

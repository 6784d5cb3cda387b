package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code local.settings.json} as Core Tools does in StartHostAction. */
final class LocalSettingsFile {

  private final JsonObject file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  private LocalSettingsFile(JsonObject file) {
    this.file = file;
  }

  static LocalSettings read(Path path) throws PackageException {
    if (!Files.exists(path)) {
      return LocalSettings.none();
    }
    try {
      return new LocalSettingsFile(JsonFile.read(path)).settings();
    } catch (IOException e) {
      LocalSettings none = LocalSettings.none();
      return new LocalSettings(
          none.values(),
          none.localHttpPort(),
          none.localHttpAddress(),
          none.corsOrigins(),
          none.corsCredentials(),
          List.of(
              "Failed to read app settings file at '%s'. Ensure it is a valid JSON file. %s"
                  .formatted(path, e.getMessage())));
    }
  }

  private LocalSettings settings() throws PackageException {
    JsonObject given = section("Values");
    // Core Tools treats an absent flag as true, and only Core Tools can decrypt the values.
    if (given.size() > 0 && !isFalse(JsonFile.member(file, "IsEncrypted"))) {
      throw new PackageException(
          "Failed to decrypt settings: this host needs \"IsEncrypted\": false and plain text Values in"
              + " local.settings.json.");
    }
    given.entrySet().forEach(e -> addValue("", e));
    section("ConnectionStrings").entrySet().forEach(this::addConnectionString);
    return new LocalSettings(
        values,
        port(),
        hostText("LocalHttpAddress").orElse(null),
        hostText("CORS").map(LocalSettingsFile::origins).orElse(List.of()),
        hostText("CORSCredentials").map(Boolean::parseBoolean).orElse(false),
        List.copyOf(warnings));
  }

  private void addValue(String prefix, Map.Entry<String, JsonElement> entry) {
    JsonElement value = entry.getValue();
    if (entry.getKey().isEmpty()) {
      warnings.add("Skipping local setting with empty key.");
    } else if (value.isJsonNull()) {
      warnings.add("Skipping '" + entry.getKey() + "' because value is null");
    } else {
      values.put(
          prefix + entry.getKey(),
          value.isJsonPrimitive() ? value.getAsString() : value.toString());
    }
  }

  /** A connection string is a text, or an object with a provider's name. */
  private void addConnectionString(Map.Entry<String, JsonElement> entry) {
    JsonElement value = entry.getValue();
    if (value.isJsonObject()) {
      value = JsonFile.member(value.getAsJsonObject(), "ConnectionString");
      if (value == null) {
        warnings.add(
            "Skipping the connection string '%s' because it has no 'ConnectionString'."
                .formatted(entry.getKey()));
        return;
      }
    }
    addValue("ConnectionStrings:", Map.entry(entry.getKey(), value));
  }

  private @Nullable Integer port() throws PackageException {
    Optional<String> text = hostText("LocalHttpPort");
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("[0-9]{1,5}") || Integer.parseInt(text.get()) > 65535) {
      throw new PackageException(
          "local.settings.json: '"
              + text.get()
              + "' is an invalid value for 'Host.LocalHttpPort'; use a number from 0 to 65535.");
    }
    return Integer.valueOf(text.get());
  }

  private Optional<String> hostText(String name) {
    return Optional.ofNullable(JsonFile.member(section("Host"), name))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .map(String::trim)
        .filter(text -> !text.isEmpty());
  }

  private JsonObject section(String name) {
    JsonElement section = JsonFile.member(file, name);
    return section != null && section.isJsonObject() ? section.getAsJsonObject() : new JsonObject();
  }

  private static List<String> origins(String list) {
    return Arrays.stream(list.split(",")).map(String::trim).filter(o -> !o.isEmpty()).toList();
  }

  private static boolean isFalse(@Nullable JsonElement flag) {
    return flag != null && flag.isJsonPrimitive() && flag.getAsString().equalsIgnoreCase("false");
  }
}

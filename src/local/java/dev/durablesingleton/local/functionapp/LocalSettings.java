package dev.durablesingleton.local.functionapp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What {@code local.settings.json} says.
 *
 * @param values environment variables to set, in the file's order
 * @param localHttpPort where to listen unless the command line says so
 * @param localHttpAddress where to listen unless the command line says so
 * @param corsOrigins allowed origins, {@code *} for all; empty for no CORS
 * @param warnings what the file holds that is left out, one sentence each
 */
public record LocalSettings(
    Map<String, String> values,
    OptionalInt localHttpPort,
    Optional<String> localHttpAddress,
    List<String> corsOrigins,
    boolean corsCredentials,
    List<String> warnings) {

  /** The file's name in a package folder. */
  public static final String FILE = "local.settings.json";

  /** No such file, and no settings. */
  public static LocalSettings none() {
    return new LocalSettings(
        Map.of(), OptionalInt.empty(), Optional.empty(), List.of(), false, List.of());
  }

  /** Reads the file of a package folder; {@link #none()} when there is none. */
  static LocalSettings read(Path folder) throws PackageException {
    return LocalSettingsFile.read(folder.resolve(FILE));
  }

  /** The app's settings: these values with others over them, names in any letter case. */
  Map<String, String> withEnvironment(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    all.putAll(environment);
    return all;
  }
}

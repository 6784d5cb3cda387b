package dev.durablesingleton.local.functionapp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code local.settings.json}. Immutable.
 *
 * @param values environment variables to set, in the file's order
 * @param localHttpPort the HTTP port unless the command line sets one; null for the default
 * @param localHttpAddress the address to listen on unless the command line sets one; null for the
 *     default
 * @param corsOrigins allowed origins, {@code *} for all; empty for no CORS
 * @param warnings one sentence for each entry without effect
 */
public record LocalSettings(
    Map<String, String> values,
    @Nullable Integer localHttpPort,
    @Nullable String localHttpAddress,
    List<String> corsOrigins,
    boolean corsCredentials,
    List<String> warnings) {

  /** The file's name in a package folder. */
  public static final String FILE = "local.settings.json";

  /** The settings of a package without the file. */
  public static LocalSettings none() {
    return new LocalSettings(Map.of(), null, null, List.of(), false, List.of());
  }

  /** Reads the file of a package folder; {@link #none()} if there is none. */
  static LocalSettings read(Path folder) throws PackageException {
    return LocalSettingsFile.read(folder.resolve(FILE));
  }

  /** Returns these values overridden by {@code environment}; names ignore case. */
  Map<String, String> withEnvironment(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    all.putAll(environment);
    return all;
  }
}

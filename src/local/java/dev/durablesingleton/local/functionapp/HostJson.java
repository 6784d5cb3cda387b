package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.log.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code host.json} with defaults and overrides applied. Immutable.
 *
 * @param routePrefix without leading and trailing slashes; empty for none
 * @param functionTimeout null for no limit
 * @param allowedFunctions the only functions to load, as written; empty for all
 * @param logLevels by category prefix, as written, including {@code default}
 * @param customHeaders headers added to function responses that do not set them
 * @param ignored dotted paths of the settings that have no effect on this host
 * @param retry the retry policy of functions that have none of their own; null for none
 * @param warnings one sentence for each value that may not mean what it seems to
 */
public record HostJson(
    String routePrefix,
    @Nullable Duration functionTimeout,
    List<String> allowedFunctions,
    DurableTaskSettings durableTask,
    Map<String, LogLevel> logLevels,
    Map<String, String> customHeaders,
    List<String> ignored,
    @Nullable RetryPolicy retry,
    List<String> warnings) {

  public HostJson {
    allowedFunctions = List.copyOf(allowedFunctions);
    ignored = List.copyOf(ignored);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the file of any folder with the folder's local settings and this process's environment;
   * returns the host's defaults if there is no file.
   *
   * @throws PackageException with one sentence for the user, if a file or a value is invalid
   */
  public static HostJson of(Path folder) throws PackageException {
    Map<String, String> environment = LocalSettings.read(folder).withEnvironment(System.getenv());
    return read(HostJsonFile.read(folder).content(), environment);
  }

  /** Reads the content; {@code environment} overrides it and resolves {@code %SETTING%}s. */
  static HostJson read(JsonObject file, Map<String, String> environment) throws PackageException {
    Configuration configuration = new Configuration(file, environment);
    String prefix = configuration.text("extensions:http:routePrefix");
    RetryPolicy retry = RetryPolicy.of(configuration).orElse(null);
    return new HostJson(
        prefix == null ? "api" : prefix,
        FunctionTimeout.of(configuration.text("functionTimeout")).orElse(null),
        List.copyOf(configuration.below("functions").values()),
        DurableTaskSettings.read(configuration, environment),
        LogLevels.read(configuration),
        configuration.below("extensions:http:customHeaders"),
        SupportedSettings.unsupportedIn(file),
        retry,
        warnings(configuration.text("functionTimeout"), retry));
  }

  private static List<String> warnings(@Nullable String timeout, @Nullable RetryPolicy retry) {
    List<String> warnings = new ArrayList<>();
    Optional.ofNullable(timeout)
        .flatMap(TimeSpan::daysNotice)
        .ifPresent(notice -> warnings.add("The functionTimeout " + notice));
    if (retry != null) {
      retry.warnings().forEach(notice -> warnings.add("In retry of host.json, " + notice));
    }
    return warnings;
  }
}

package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.log.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code host.json} says, with the host's defaults, overrides by environment and limits.
 *
 * @param routePrefix without outer slashes; empty for none
 * @param functionTimeout empty for no limit
 * @param allowedFunctions the only functions to load, as written; empty for all
 * @param logLevels by category prefix, as written; {@code default} is one of them
 * @param customHeaders headers of function answers that do not have them
 * @param ignored settings of the file that this host does not honour, their paths with dots
 */
public record HostJson(
    String routePrefix,
    Optional<Duration> functionTimeout,
    List<String> allowedFunctions,
    DurableTaskSettings durableTask,
    Map<String, LogLevel> logLevels,
    Map<String, String> customHeaders,
    List<String> ignored) {

  public HostJson {
    allowedFunctions = List.copyOf(allowedFunctions);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads the file of a folder, which need not be a package, with the folder's local settings and
   * this process's environment; the host's defaults where there is none.
   */
  public static HostJson of(Path folder) throws PackageException {
    Map<String, String> environment = LocalSettings.read(folder).withEnvironment(System.getenv());
    return read(HostJsonFile.read(folder).content(), environment);
  }

  /** Reads the file's content; {@code environment} overrides it and gives {@code %SETTING%}s. */
  static HostJson read(JsonObject file, Map<String, String> environment) throws PackageException {
    Configuration configuration = new Configuration(file, environment);
    String prefix = configuration.text("extensions:http:routePrefix");
    return new HostJson(
        prefix == null ? "api" : prefix,
        FunctionTimeout.of(configuration.text("functionTimeout")),
        List.copyOf(configuration.below("functions").values()),
        DurableTaskSettings.read(configuration, environment),
        LogLevels.read(configuration),
        configuration.below("extensions:http:customHeaders"),
        HonouredSettings.othersIn(file));
  }
}

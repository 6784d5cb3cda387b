package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionErrors;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.ReorderWindow;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.functionapp.UnservedParts;
import dev.durablesingleton.local.log.HostLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Logs problems of a package at start: functions in error, parts that are not served, settings. */
final class StartupNotices {

  private static final String CATEGORY = "Host.Startup";

  /** The triggers that declare support of retries to the WebJobs SDK. */
  private static final List<String> RETRYING =
      List.of("timerTrigger", "eventHubTrigger", "cosmosDBTrigger", "kafkaTrigger");

  private final FunctionsPackage functions;
  private final HostLog log;

  private StartupNotices(FunctionsPackage functions, HostLog log) {
    this.functions = functions;
    this.log = log;
  }

  /**
   * Logs all notices.
   *
   * @param ignoresOutputs whether calls that set an output without a target succeed
   */
  static void log(FunctionsPackage functions, boolean ignoresOutputs, HostLog log) {
    StartupNotices notices = new StartupNotices(functions, log);
    notices.logSettings();
    notices.logErrors();
    List<FunctionMetadata> sound =
        functions.functions().stream().filter(function -> function.error() == null).toList();
    String hub = functions.hostJson().durableTask().hubName();
    UnservedParts.notices(sound, hub, ignoresOutputs).forEach(notice -> log.warn(CATEGORY, notice));
    sound.forEach(notices::logRetry);
    ReorderWindow.warning(sound, functions.hostJson().durableTask())
        .ifPresent(
            warning -> log.warn(CATEGORY, warning + " This host serves them with any value."));
  }

  private void logSettings() {
    Stream.concat(
            functions.settings().warnings().stream(), functions.hostJson().warnings().stream())
        .forEach(warning -> log.warn(CATEGORY, warning));
    functions
        .hostJson()
        .ignored()
        .forEach(
            setting ->
                log.warn(
                    CATEGORY,
                    "The setting '" + setting + "' of host.json has no effect on this host."));
    List<String> allowed = functions.hostJson().allowedFunctions();
    if (!allowed.isEmpty()) {
      // The text of the real host, as is the line about functions in error.
      log.info(
          CATEGORY,
          "A function allow list has been specified, excluding all but the following functions: ["
              + String.join(", ", allowed)
              + "]");
    }
  }

  private void logErrors() {
    FunctionErrors errors = new FunctionErrors();
    functions.functions().stream()
        .filter(function -> function.error() != null)
        .forEach(function -> errors.add(function.name(), function.error()));
    errors.log(log);
    boolean unregistered =
        functions.functions().stream()
            .anyMatch(f -> f.error() != null && f.error().contains("are not registered."));
    if (unregistered && !functions.hasExtensions()) {
      log.error(
          CATEGORY,
          "host.json has no extension bundle, which provides most binding types; add"
              + " \"extensionBundle\": {\"id\": \"Microsoft.Azure.Functions.ExtensionBundle\","
              + " \"version\": \"[4.*, 5.0.0)\"}.",
          null);
    }
  }

  private void logRetry(FunctionMetadata function) {
    try {
      Optional<RetryPolicy> own = function.retry();
      own.ifPresent(
          policy ->
              policy
                  .warnings()
                  .forEach(
                      notice ->
                          log.warn(
                              CATEGORY,
                              "In the retry policy of the function '%s', %s"
                                  .formatted(function.name(), notice))));
      boolean retries = own.isPresent() || functions.hostJson().retry() != null;
      if (retries && RETRYING.stream().noneMatch(function::isTriggeredBy)) {
        // The text of the WebJobs SDK's FunctionIndexer.
        log.warn(
            CATEGORY,
            "Soon retries will not be supported for function '%s'. For more information, please visit http://aka.ms/func-retry-policies."
                .formatted(function.name()));
      }
    } catch (PackageException e) {
      throw new IllegalStateException("A function in error was not left out.", e);
    }
  }
}

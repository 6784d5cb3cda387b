package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.log.HostLog;
import java.util.List;

/** Logs problems of a package at start: invalid or unsupported functions and ignored settings. */
final class StartupNotices {

  private static final String CATEGORY = "Host.Startup";

  /** Trigger types that this host supports. */
  private static final List<String> SERVED =
      List.of("httpTrigger", "orchestrationTrigger", "activityTrigger", "timerTrigger");

  private StartupNotices() {}

  static void log(FunctionsPackage functions, HostLog log) {
    functions.settings().warnings().forEach(warning -> log.warn(CATEGORY, warning));
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
    functions.functions().forEach(function -> log(function, log));
  }

  private static void log(FunctionMetadata function, HostLog log) {
    if (function.error() != null) {
      log.error(
          CATEGORY,
          "The '" + function.name() + "' function is in error: " + function.error(),
          null);
    } else if (SERVED.stream().noneMatch(function::isTriggeredBy)) {
      log.warn(
          CATEGORY,
          "The function '%s' never runs here: this host does not serve a %s."
              .formatted(function.name(), function.trigger().type()));
    }
  }
}

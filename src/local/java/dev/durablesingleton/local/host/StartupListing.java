package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.HttpTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of functions that a starting host prints, as Core Tools do. */
public final class StartupListing {
  private StartupListing() {}

  public static List<String> lines(FunctionsPackage functions, int port) {
    List<FunctionMetadata> sound =
        functions.functions().stream().filter(function -> function.error() == null).toList();
    List<FunctionMetadata> enabled = sound.stream().filter(f -> !f.disabled()).toList();
    List<String> lines = new ArrayList<>();
    if (!enabled.isEmpty()) {
      lines.add("");
      lines.add("Functions:");
      lines.add("");
    }
    String prefix = functions.hostJson().routePrefix();
    for (FunctionMetadata function : enabled) {
      function
          .httpTrigger()
          .ifPresent(
              trigger -> {
                lines.add("\t" + function.name() + ": " + http(trigger, prefix, port));
                lines.add("");
              });
    }
    enabled.stream()
        .filter(function -> function.httpTrigger().isEmpty())
        .forEach(
            function -> {
              lines.add("\t" + function.name() + ": " + function.trigger().type());
              lines.add("");
            });
    sound.stream()
        .filter(FunctionMetadata::disabled)
        .forEach(function -> lines.add("Function " + function.name() + " is disabled."));
    return lines;
  }

  private static String http(HttpTrigger trigger, String prefix, int port) {
    return "%s http://localhost:%s/%s%s"
        .formatted(
            trigger.methods() == null ? "" : listed(trigger.methods()),
            port,
            prefix.isEmpty() ? "" : prefix + "/",
            trigger.route());
  }

  private static String listed(List<String> methods) {
    return "[" + String.join(",", methods).toUpperCase(Locale.ROOT) + "]";
  }
}

package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The list of functions that the host prints at start, as Core Tools does. */
public final class StartupListing {
  private static final String HTTP_TRIGGER = "httpTrigger";

  private StartupListing() {}

  public static List<String> lines(FunctionsPackage functions, int port) {
    List<FunctionMetadata> valid =
        functions.functions().stream().filter(function -> function.error() == null).toList();
    List<FunctionMetadata> enabled = valid.stream().filter(f -> !f.disabled()).toList();
    List<String> lines = new ArrayList<>();
    if (!enabled.isEmpty()) {
      lines.add("");
      lines.add("Functions:");
      lines.add("");
    }
    enabled.stream()
        .filter(function -> function.isTriggeredBy(HTTP_TRIGGER))
        .forEach(
            function -> {
              lines.add("\t" + function.name() + ": " + http(functions, function, port));
              lines.add("");
            });
    enabled.stream()
        .filter(function -> !function.isTriggeredBy(HTTP_TRIGGER))
        .forEach(
            function -> {
              lines.add("\t" + function.name() + ": " + function.trigger().type());
              lines.add("");
            });
    valid.stream()
        .filter(FunctionMetadata::disabled)
        .forEach(function -> lines.add("Function " + function.name() + " is disabled."));
    return lines;
  }

  private static String http(FunctionsPackage functions, FunctionMetadata function, int port) {
    Binding trigger = function.trigger();
    String route = trigger.text("route");
    String prefix = functions.hostJson().routePrefix();
    return "%s http://localhost:%d/%s%s"
        .formatted(
            methods(trigger),
            port,
            prefix.isEmpty() ? "" : prefix + "/",
            route == null || route.isEmpty() ? function.name() : route);
  }

  private static String methods(Binding trigger) {
    if (!trigger.properties().has("methods")) {
      return "";
    }
    return StreamSupport.stream(trigger.properties().getAsJsonArray("methods").spliterator(), false)
        .map(method -> method.getAsString().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(",", "[", "]"));
  }
}

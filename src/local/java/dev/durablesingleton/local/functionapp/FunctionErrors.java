package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.log.HostLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Logs functions that are in error. A single error has the text of the real host; functions with
 * equal errors share a line. Not thread-safe.
 */
public final class FunctionErrors {

  private final Map<String, List<String>> functions = new LinkedHashMap<>();

  /** Adds the error of one function. */
  public void add(String function, String error) {
    functions.computeIfAbsent(error, key -> new ArrayList<>()).add(function);
  }

  /** Logs all errors. */
  public void log(HostLog log) {
    functions.forEach((error, names) -> log.error("Host.Startup", line(error, names), null));
  }

  private static String line(String error, List<String> names) {
    return names.size() == 1
        ? "The '%s' function is in error: %s".formatted(names.get(0), error)
        : "%d functions are in error: %s The functions are %s."
            .formatted(
                names.size(),
                error,
                names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
  }
}

package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.log.HostLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs functions that cannot be loaded. A single failure has the text of the real host; functions
 * with equal failures share a line. Not thread-safe.
 */
final class LoadFailures {

  private final Map<String, List<String>> functions = new LinkedHashMap<>();

  void add(String function, Throwable failure) {
    functions
        .computeIfAbsent(ExceptionReport.summary(failure), key -> new ArrayList<>())
        .add(function);
  }

  void log(HostLog log) {
    functions.forEach(
        (summary, names) ->
            log.error(
                "Function." + names.get(0),
                names.size() == 1
                    ? "Worker failed to load function: '%s'. %s".formatted(names.get(0), summary)
                    : "Worker failed to load %d functions: '%s'. %s"
                        .formatted(names.size(), String.join("', '", names), summary),
                null));
  }
}

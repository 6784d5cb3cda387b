package dev.durablesingleton.testkit;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps what functions log, by function. Thread-safe. */
final class HubLog implements HostLog {

  private static final String FUNCTION = "function.";
  private static final String USER = ".user";
  private static final String WORKERS_OWN = "invoked by Java Worker";

  private final Map<String, List<String>> lines = new HashMap<>();

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return category.startsWith("Function.") && category.endsWith(".User");
  }

  @Override
  public synchronized void log(LogLevel level, String category, String message, Throwable failure) {
    if (isEnabled(level, category) && !message.endsWith(WORKERS_OWN)) {
      lines
          .computeIfAbsent(category.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(message);
    }
  }

  synchronized List<String> linesOf(String function) {
    String category = FUNCTION + function.toLowerCase(Locale.ROOT) + USER;
    return List.copyOf(lines.getOrDefault(category, List.of()));
  }
}

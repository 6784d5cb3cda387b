package dev.durablesingleton.testkit;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records what each function logs. Thread-safe. */
final class HubLog implements HostLog {

  private static final String PREFIX = "function.";
  private static final String SUFFIX = ".user";
  private static final String INVOCATION_LINE = "invoked by Java Worker";

  private final Map<String, List<String>> lines = new HashMap<>();

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return category.startsWith("Function.") && category.endsWith(".User");
  }

  @Override
  public synchronized void log(LogLevel level, String category, String message, Throwable failure) {
    if (isEnabled(level, category) && !message.endsWith(INVOCATION_LINE)) {
      lines
          .computeIfAbsent(category.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(message);
    }
  }

  synchronized List<String> linesOf(String function) {
    String category = PREFIX + function.toLowerCase(Locale.ROOT) + SUFFIX;
    return List.copyOf(lines.getOrDefault(category, List.of()));
  }
}

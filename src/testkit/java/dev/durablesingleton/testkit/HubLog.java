package dev.durablesingleton.testkit;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records what each function logs, and the host's warnings about its calls. Thread-safe. */
final class HubLog implements HostLog {

  private static final String PREFIX = "Function.";
  private static final String SUFFIX = ".User";
  private static final String INVOCATION_LINE = "invoked by Java Worker";

  private final Map<String, List<String>> lines = new HashMap<>();

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return category.startsWith("Function.")
        && (category.endsWith(SUFFIX) || level == LogLevel.WARNING);
  }

  @Override
  public synchronized void log(
      LogLevel level, String category, String message, @Nullable Throwable failure) {
    if (isEnabled(level, category) && !message.endsWith(INVOCATION_LINE)) {
      lines.computeIfAbsent(function(category), key -> new ArrayList<>()).add(message);
    }
  }

  synchronized List<String> linesOf(String function) {
    return List.copyOf(lines.getOrDefault(function.toLowerCase(Locale.ROOT), List.of()));
  }

  private static String function(String category) {
    String name = category.substring(PREFIX.length());
    return (name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name)
        .toLowerCase(Locale.ROOT);
  }
}

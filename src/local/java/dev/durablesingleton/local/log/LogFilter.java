package dev.durablesingleton.local.log;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Decides which entries are logged: {@code host.json} sets levels by category prefix; other entries
 * have one level for functions and one for the host. Immutable.
 */
public final class LogFilter {
  private static final String FUNCTIONS = "Function.";
  private static final String DEFAULT = "default";

  private final List<Map.Entry<String, LogLevel>> byPrefix;
  private final LogLevel functions;
  private final LogLevel host;

  /**
   * @param levels {@code logging.logLevel} of {@code host.json}: levels by category prefix; {@code
   *     default} overrides the other two parameters
   * @param functions lowest level of functions
   * @param host lowest level of the host
   */
  public LogFilter(Map<String, LogLevel> levels, LogLevel functions, LogLevel host) {
    this.byPrefix =
        levels.entrySet().stream()
            .filter(entry -> !entry.getKey().equalsIgnoreCase(DEFAULT))
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, LogLevel> entry) -> -entry.getKey().length()))
            .toList();
    LogLevel named =
        levels.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(DEFAULT))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    this.functions = named == null ? functions : named;
    this.host = named == null ? host : named;
  }

  boolean allows(LogLevel level, String category) {
    return level.compareTo(threshold(category)) >= 0;
  }

  private LogLevel threshold(String category) {
    for (Map.Entry<String, LogLevel> entry : byPrefix) {
      String prefix = entry.getKey();
      if (category.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return entry.getValue();
      }
    }
    return category.startsWith(FUNCTIONS) || category.equals(ConsoleLines.CATEGORY)
        ? functions
        : host;
  }
}

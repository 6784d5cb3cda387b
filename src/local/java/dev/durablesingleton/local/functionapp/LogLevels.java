package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.log.LogLevel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The section {@code logging.logLevel}: levels by category prefix. */
final class LogLevels {

  private static final String SECTION = "logging:logLevel";

  private static final List<LogLevel> LEVELS = List.of(LogLevel.values());

  private LogLevels() {}

  static Map<String, LogLevel> read(Configuration host) throws PackageException {
    Map<String, LogLevel> levels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String[] names =
        LEVELS.stream()
            .map(l -> l.name().charAt(0) + l.name().substring(1).toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    SettingReader settings = new SettingReader(host, SECTION + ":");
    for (String category : host.below(SECTION).keySet()) {
      settings.choice(category, names).ifPresent(i -> levels.put(category, LEVELS.get(i)));
    }
    return levels;
  }
}

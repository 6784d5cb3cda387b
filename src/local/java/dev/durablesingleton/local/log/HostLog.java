package dev.durablesingleton.local.log;

import org.jspecify.annotations.Nullable;

/**
 * The log of the host and of functions. Implementations are thread-safe.
 *
 * <p>Categories are those of the Functions host: {@code Host.Startup}, {@code Function.<name>} for
 * the lines around an invocation, {@code Function.<name>.User} for what function code logs.
 */
@FunctionalInterface
public interface HostLog {

  /**
   * Logs one entry.
   *
   * @param failure null if nothing was thrown
   */
  void log(LogLevel level, String category, String message, @Nullable Throwable failure);

  /** Whether an entry would be logged; check before formatting an expensive message. */
  default boolean isEnabled(LogLevel level, String category) {
    return true;
  }

  default void info(String category, String message) {
    log(LogLevel.INFORMATION, category, message, null);
  }

  default void warn(String category, String message) {
    log(LogLevel.WARNING, category, message, null);
  }

  default void error(String category, String message, @Nullable Throwable failure) {
    log(LogLevel.ERROR, category, message, failure);
  }

  /** Discards everything. */
  static HostLog none() {
    return new SilentLog();
  }
}

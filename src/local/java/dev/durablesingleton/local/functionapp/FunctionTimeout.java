package dev.durablesingleton.local.functionapp;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The setting {@code functionTimeout}: 30 minutes by default, -1 for no limit. */
final class FunctionTimeout {

  private static final Duration DEFAULT = Duration.ofMinutes(30);
  private static final Duration MIN = Duration.ofSeconds(1);

  private FunctionTimeout() {}

  static Optional<Duration> of(@Nullable String text) throws PackageException {
    if (text == null || text.isBlank()) {
      return Optional.of(DEFAULT);
    }
    if (text.trim().equals("-1")) {
      return Optional.empty();
    }
    Optional<Duration> timeout = TimeSpan.parse(text).filter(t -> t.compareTo(MIN) >= 0);
    if (timeout.isEmpty()) {
      throw new PackageException(
          "host.json: '"
              + text
              + "' is an invalid value for 'functionTimeout'; use hh:mm:ss of at least 00:00:01, or"
              + " -1 for no limit.");
    }
    return timeout;
  }
}

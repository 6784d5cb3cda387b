package dev.durablesingleton.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a host that has ended is started again, as the Functions host does with its worker process:
 * the first time at once (recorded), then after 10 seconds, and not at all after more than 3
 * failures within 30 minutes. Not thread-safe.
 */
final class RestartPolicy {

  private static final Duration WINDOW = Duration.ofMinutes(30);
  private static final int MOST_FAILURES = 3;

  private final Duration delay;
  private final Deque<Instant> failures = new ArrayDeque<>();

  /**
   * @param delay before every restart but the first within 30 minutes
   */
  RestartPolicy(Duration delay) {
    this.delay = delay;
  }

  /** Returns the delay before the restart after a failure at this time; empty for none. */
  Optional<Duration> afterFailure(Instant now) {
    failures.removeIf(earlier -> !earlier.plus(WINDOW).isAfter(now));
    failures.add(now);
    if (failures.size() > MOST_FAILURES) {
      return Optional.empty();
    }
    return Optional.of(failures.size() == 1 ? Duration.ZERO : delay);
  }
}

package dev.durablesingleton.internal.keeper;

import dev.durablesingleton.start.ExistingInstance;
import java.time.Duration;
import java.time.Instant;

/**
 * Consecutive failures of an instance and the resulting backoff: one minute after the first
 * failure, doubled after each further one, at most one hour.
 *
 * <p>The engine stores only the latest run of an instance, so the keeper stores the count in the
 * start token of each run and reads it from the run that failed. The count resets after a run of at
 * least an hour, and after continue-as-new, which replaces the input and with it the token.
 *
 * @param failures consecutive failures, the latest included
 * @param last end of the latest run, by the engine's clock
 */
record FailureStreak(int failures, Instant last) {

  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;

  /**
   * The streak after a failed run.
   *
   * @param before consecutive failures before this run
   */
  static FailureStreak of(ExistingInstance run, int before) {
    Duration lasted = Duration.between(run.createdAt(), run.lastUpdatedAt());
    boolean wasStable = lasted.compareTo(LONGEST_WAIT) >= 0;
    return new FailureStreak(wasStable ? 1 : before + 1, run.lastUpdatedAt());
  }

  /** The earliest time of the next start. */
  Instant nextStart() {
    Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}

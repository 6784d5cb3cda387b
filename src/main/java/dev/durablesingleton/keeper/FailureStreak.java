package dev.durablesingleton.keeper;

import dev.durablesingleton.start.ExistingInstance;
import java.time.Duration;
import java.time.Instant;

/**
 * How often an instance has failed in a row, and how long it is left alone for it: a minute after
 * the first time, then twice as long each time, up to an hour.
 *
 * <p>The engine keeps one run of an instance, and what ran before it is gone. So each start of the
 * keeper carries the number in its mark, and the run that failed hands it back. A run that lasted
 * an hour counts as sound, and so does one that has continued as new, which drops the mark with its
 * first input: either is followed by the shortest wait.
 *
 * @param last when the latest run ended, by the engine's clock
 */
record FailureStreak(int inARow, Instant last) {

  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;

  /**
   * Counts a run that failed.
   *
   * @param before how many had failed in a row when it was started
   */
  static FailureStreak of(ExistingInstance run, int before) {
    Duration lasted = Duration.between(run.createdAt(), run.lastUpdatedAt());
    boolean sound = lasted.compareTo(LONGEST_WAIT) >= 0;
    return new FailureStreak(sound ? 1 : before + 1, run.lastUpdatedAt());
  }

  /** When the instance may be started again. */
  Instant heldBackUntil() {
    Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(inARow - 1, DOUBLINGS));
    return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}

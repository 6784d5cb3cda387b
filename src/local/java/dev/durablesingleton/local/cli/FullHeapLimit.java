package dev.durablesingleton.local.cli;

import java.util.concurrent.TimeUnit;

/**
 * Decides that the heap stays full: no check has found space for some seconds. It allocates
 * nothing, so it also decides while every allocation waits for collections. Used by one thread.
 */
final class FullHeapLimit {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(8);

  /** The report names the functions that ran, so it may take some time to find memory. */
  private static final long LIMIT_WITHOUT_REPORT_NANOS = TimeUnit.SECONDS.toNanos(16);

  /**
   * A suspended process makes no checks either. When it continues, so do the checks, before the
   * second or third look.
   */
  private static final int LOOKS = 3;

  /** What a look at the checks has shown. */
  enum Outcome {
    /** A check has found space since the last look. */
    HAS_SPACE,
    /** None has, but for a short time only. */
    UNKNOWN,
    STAYS_FULL
  }

  private int known = -1;
  private long knownSince;
  private int looks;

  /**
   * Looks at the checks, once per second.
   *
   * @param successes how many checks have found space until now
   * @param reported whether the full heap has been reported
   * @param now of {@link System#nanoTime}
   */
  Outcome look(int successes, boolean reported, long now) {
    if (successes != known) {
      known = successes;
      knownSince = now;
      looks = 0;
      return Outcome.HAS_SPACE;
    }
    long limit = reported ? LIMIT_NANOS : LIMIT_WITHOUT_REPORT_NANOS;
    return ++looks >= LOOKS && now - knownSince >= limit ? Outcome.STAYS_FULL : Outcome.UNKNOWN;
  }
}

package dev.durablesingleton.local.launcher;

import java.time.Duration;

/**
 * Decides that a child no longer works: it has used the processor in this many seconds since its
 * last sign. Only such seconds count, so a debugger, a stopped process, a machine that sleeps and
 * one that is overloaded make no difference. One collection of a large heap is shorter. Not
 * thread-safe.
 */
final class ResponseLimit {

  static final int BUSY_SECONDS = 30;

  /** More than an idle JVM uses in a second. */
  private static final Duration LEAST_USE = Duration.ofMillis(50);

  private int known;
  private Duration used = Duration.ZERO;
  private int busySeconds;

  /**
   * Looks at the child, once per second. A child that has given no sign yet is starting.
   *
   * @param signs how many signs it has given until now
   * @param usedNow the processor time that it has used until now
   */
  boolean isExceeded(int signs, Duration usedNow) {
    boolean busy = usedNow.minus(used).compareTo(LEAST_USE) >= 0;
    used = usedNow;
    if (signs != known) {
      known = signs;
      busySeconds = 0;
    } else if (signs > 0 && busy) {
      busySeconds++;
    }
    return busySeconds >= BUSY_SECONDS;
  }
}

package dev.durablesingleton.local.engine.work;

import java.time.Duration;

/**
 * How long a work item waits after a worker has returned it without running it: one second, and
 * twice as long after each further time, up to ten seconds. The Durable extension begins with two
 * seconds and doubles without this limit.
 */
public final class DeclinePause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int LAST_DOUBLING = 4;

  private DeclinePause() {}

  /**
   * Returns the pause.
   *
   * @param times how often the item has been returned in a row, from 1
   */
  public static Duration after(int times) {
    Duration doubled = FIRST.multipliedBy(1L << (Math.min(times, LAST_DOUBLING + 1) - 1));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}

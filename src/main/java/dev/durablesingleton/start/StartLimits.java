package dev.durablesingleton.start;

import java.time.Duration;

/**
 * Limits of the starts in one process.
 *
 * @param start how long a start may take in all: waiting for other starts of its ID, and the calls
 *     to the engine
 * @param waitingCalls how many callers may wait for completion at a time, because each of them
 *     holds a thread
 */
public record StartLimits(Duration start, int waitingCalls) {

  /** 30 seconds, and 100 callers. */
  public static final StartLimits DEFAULT = new StartLimits(Duration.ofSeconds(30), 100);
}

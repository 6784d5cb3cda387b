package dev.durablesingleton.local.lifecycle;

import java.time.Duration;

/**
 * Time limit of a shutdown. It starts at the first call of {@link #remaining} and is shared by all
 * shutdown steps. Not thread-safe.
 */
public final class ShutdownDeadline {

  private final Duration timeout;
  private boolean started;
  private long endNanos;

  /**
   * @param timeout for all steps together
   */
  public ShutdownDeadline(Duration timeout) {
    this.timeout = timeout;
  }

  /** The remaining time, never negative. */
  public Duration remaining() {
    if (!started) {
      started = true;
      endNanos = System.nanoTime() + timeout.toNanos();
    }
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }
}

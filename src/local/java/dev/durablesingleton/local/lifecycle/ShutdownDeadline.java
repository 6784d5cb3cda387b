package dev.durablesingleton.local.lifecycle;

import java.time.Duration;

/**
 * How long running calls may still take when a host ends; counted from the first question on, for
 * all that is waited for together. Not thread-safe.
 */
public final class ShutdownDeadline {

  private final Duration whole;
  private boolean begun;
  private long end;

  public ShutdownDeadline(Duration whole) {
    this.whole = whole;
  }

  /** Never negative. */
  public Duration left() {
    if (!begun) {
      begun = true;
      end = System.nanoTime() + whole.toNanos();
    }
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}

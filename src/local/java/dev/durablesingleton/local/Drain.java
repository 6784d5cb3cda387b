package dev.durablesingleton.local;

import java.time.Duration;

/**
 * How long running calls may still take when a host ends; counted from the first question on, for
 * all that is waited for together. Not thread-safe.
 */
final class Drain {

  private final Duration whole;
  private boolean begun;
  private long end;

  Drain(Duration whole) {
    this.whole = whole;
  }

  /** Never negative. */
  Duration left() {
    if (!begun) {
      begun = true;
      end = System.nanoTime() + whole.toNanos();
    }
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}

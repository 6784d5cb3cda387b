package dev.durablesingleton.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a {@link DurableHub}, which stands still until the test waits or moves it.
 *
 * <pre>{@code
 * hub.start("PeriodicCleanup", "cleanup-1");
 * hub.clock().advance(Duration.ofDays(365));
 * assertThat(hub.activity("PurgeFinished").calls()).hasSize(8_760);
 * }</pre>
 *
 * <p>Thread-safe, but only one thread at a time may move the clock.
 */
public final class TestClock extends Clock {

  /** Moves time and returns when everything due until then is done. */
  interface Mover {
    void moveTo(Instant target);
  }

  private final VirtualTime time;
  private final Mover mover;

  TestClock(VirtualTime time, Mover mover) {
    this.time = time;
    this.mover = mover;
  }

  /**
   * Moves time forward. Timers on the way fire in order, each at its own time. All work that a
   * timer triggers is done before the next one fires, and all work is done when this method
   * returns.
   *
   * @throws AssertionError if the work takes longer than the hub's timeout, in real time, or if the
   *     kit finds a mistake in function code
   * @throws IllegalArgumentException if the duration is negative
   * @throws IllegalStateException if another thread is moving the clock
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "The clock cannot move back by " + duration.negated() + "; use a fresh hub instead.");
    }
    mover.moveTo(instant().plus(duration));
  }

  /**
   * Moves time forward to an instant; see {@link #advance}.
   *
   * @throws AssertionError as {@link #advance}
   * @throws IllegalArgumentException if the instant is before the current time
   * @throws IllegalStateException if another thread is moving the clock
   */
  public void advanceTo(Instant target) {
    advance(Duration.between(instant(), target));
  }

  /** Returns the current time of the hub. */
  @Override
  public Instant instant() {
    return time.now();
  }

  /** Returns UTC. */
  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a clock with the same time in another zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    TestClock source = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return source.withZone(other);
      }

      @Override
      public Instant instant() {
        return source.instant();
      }
    };
  }
}

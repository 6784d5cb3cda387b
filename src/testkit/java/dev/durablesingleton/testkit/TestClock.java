package dev.durablesingleton.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A hub's time. It stands still until the test waits or moves it. Thread-safe. */
public final class TestClock extends Clock {

  /** Moves the time, and returns when everything due till then is done. */
  interface Mover {
    void moveTo(Instant target);
  }

  private final Timekeeper timekeeper;
  private final Mover mover;

  TestClock(Timekeeper timekeeper, Mover mover) {
    this.timekeeper = timekeeper;
    this.mover = mover;
  }

  /**
   * Moves time on. Timers on the way fire in their order, each at its own time, and what they set
   * going is done before the next one fires; so does all else that instances do meanwhile.
   *
   * @throws AssertionError when what is due does not end in the hub's time-out, in real time
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "The clock cannot go back by " + duration.negated() + "; start a fresh hub instead.");
    }
    mover.moveTo(instant().plus(duration));
  }

  /** Moves time on to an instant, as {@link #advance}. */
  public void advanceTo(Instant target) {
    advance(Duration.between(instant(), target));
  }

  @Override
  public Instant instant() {
    return timekeeper.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same time in another zone. */
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

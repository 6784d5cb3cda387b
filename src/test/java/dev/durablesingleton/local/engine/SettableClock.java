package dev.durablesingleton.local.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that changes only when it is set. Thread-safe. */
final class SettableClock extends Clock {
  private volatile Instant now;

  SettableClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  private SettableClock(Instant now) {
    this.now = now;
  }

  /** Another clock that shows the same time, and is set separately. */
  SettableClock copy() {
    return new SettableClock(now);
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks for it");
  }
}

package dev.durablesingleton.local.triggers.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that is moved by hand, and alarms that ring on the test's thread. */
final class ManualTime extends Clock implements Scheduler {

  private record Alarm(Instant at, Runnable ring) {}

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now;
  private Duration longestDelay = Duration.ZERO;

  ManualTime(Instant now) {
    this.now = now;
  }

  @Override
  public void after(Duration delay, Runnable ring) {
    longestDelay = delay.compareTo(longestDelay) > 0 ? delay : longestDelay;
    alarms.add(new Alarm(now.plus(delay), ring));
  }

  /** Lets time pass, and alarms ring when it is their time. */
  void advance(Duration by) {
    Instant until = now.plus(by);
    for (Alarm next = first(until); next != null; next = first(until)) {
      alarms.remove(next);
      now = next.at();
      next.ring().run();
    }
    now = until;
  }

  /** Forgets the alarms, as the end of a process does, and lets time pass. */
  void restart(Duration down) {
    alarms.clear();
    now = now.plus(down);
  }

  Duration longestDelay() {
    return longestDelay;
  }

  private Alarm first(Instant until) {
    return alarms.stream()
        .filter(alarm -> !alarm.at().isAfter(until))
        .min(Comparator.comparing(Alarm::at))
        .orElse(null);
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
    return this;
  }
}

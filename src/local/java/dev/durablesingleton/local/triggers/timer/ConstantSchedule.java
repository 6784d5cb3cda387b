package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Due a fixed time after each run; the timer extension's ConstantSchedule. */
record ConstantSchedule(Duration interval) implements Schedule {

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.of(after.plus(interval));
  }

  @Override
  public boolean isMonitorable() {
    return interval.compareTo(Duration.ofMinutes(1)) >= 0;
  }

  @Override
  public boolean adjustsForDst() {
    return false;
  }

  @Override
  public String toString() {
    return "Constant: " + TimeSpan.text(interval);
  }
}

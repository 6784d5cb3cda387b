package dev.durablesingleton.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A hub's time. It never moves while function code runs. It moves to the next timer if the test
 * waits with time skipping, or if the timer is due before the time to which the test moves the
 * clock. Thread-safe: one monitor guards all state; futures are completed outside of it.
 */
final class VirtualTime {

  private record Delay(Instant due, CompletableFuture<Void> end) {}

  private final PriorityQueue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::due));
  private final List<CompletableFuture<Void>> idleWaiters = new ArrayList<>();
  private Instant now;
  private @Nullable Instant target;
  private @Nullable CompletableFuture<Void> arrival;
  private int skippingWaits;

  VirtualTime(Instant start) {
    now = start;
  }

  synchronized Instant now() {
    return now;
  }

  /** The time as a clock for the task hub. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  /** Allows time to skip to the next timer when the hub is idle, until {@link #endSkipping}. */
  synchronized void beginSkipping() {
    skippingWaits++;
  }

  synchronized void endSkipping() {
    skippingWaits--;
  }

  /** Completes at the given time, after everything due until then is done. */
  synchronized CompletableFuture<Void> moveTo(Instant instant) {
    if (arrival != null && !arrival.isDone()) {
      throw new IllegalStateException(
          "Another thread is moving the clock; move it from one thread at a time.");
    }
    target = instant;
    arrival = new CompletableFuture<>();
    return arrival;
  }

  /** Cancels a pending move. */
  synchronized void cancelMove() {
    target = null;
    arrival = null;
  }

  /** Completes when nothing runs and all instances wait for a timer or an event. */
  synchronized CompletableFuture<Void> whenIdle() {
    CompletableFuture<Void> idle = new CompletableFuture<>();
    idleWaiters.add(idle);
    return idle;
  }

  /** Completes when time has moved by the given duration. */
  synchronized CompletableFuture<Void> delay(Duration duration) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    delays.add(new Delay(now.plus(duration), end));
    return end;
  }

  /** Drops the delayed work of a host that crashed. */
  synchronized void cancelDelays() {
    delays.clear();
  }

  /**
   * Moves time if possible; called on the hub's thread when the hub has nothing left to decide.
   *
   * @param openWorkItems turns and activities that have started and not ended
   * @param abandoned how many of them nothing waits for; they do not stop the clock
   * @param nextTimer null for none
   */
  void onIdle(int openWorkItems, int abandoned, @Nullable Instant nextTimer) {
    step(openWorkItems, abandoned, nextTimer).forEach(future -> future.complete(null));
  }

  private synchronized List<CompletableFuture<Void>> step(
      int openWorkItems, int abandoned, @Nullable Instant nextTimer) {
    if (openWorkItems - abandoned > delays.size()) {
      return List.of();
    }
    Instant next = earlier(nextTimer, delays.isEmpty() ? null : delays.peek().due());
    if (next != null && (target == null ? skippingWaits > 0 : !next.isAfter(target))) {
      return move(next);
    }
    List<CompletableFuture<Void>> done = new ArrayList<>();
    if (openWorkItems <= delays.size()) {
      done.addAll(idleWaiters);
      idleWaiters.clear();
    }
    if (target != null) {
      now = later(now, target);
      done.add(arrival);
      cancelMove();
    }
    return done;
  }

  private List<CompletableFuture<Void>> move(Instant to) {
    now = later(now, to);
    List<CompletableFuture<Void>> ended = new ArrayList<>();
    while (!delays.isEmpty() && !delays.peek().due().isAfter(now)) {
      ended.add(delays.poll().end());
    }
    return ended;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return other == null || (one != null && one.isBefore(other)) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

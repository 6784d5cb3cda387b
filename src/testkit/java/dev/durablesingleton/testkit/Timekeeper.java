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

/**
 * Decides when a hub's time moves: never while anything runs; to the next timer, when the test
 * waits for something or has asked for a later time. Thread-safe: one monitor guards everything,
 * and futures complete outside of it.
 */
final class Timekeeper {

  private record Sleeper(Instant due, CompletableFuture<Void> wake) {}

  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(Comparator.comparing(Sleeper::due));
  private final List<CompletableFuture<Void>> idleWaiters = new ArrayList<>();
  private Instant now;
  private Instant target;
  private CompletableFuture<Void> arrival;
  private int skipping;

  Timekeeper(Instant start) {
    now = start;
  }

  synchronized Instant now() {
    return now;
  }

  /** The hub's view of the time. */
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

  /** From here on time may go to the next timer whenever all is quiet. */
  synchronized void beginSkipping() {
    skipping++;
  }

  synchronized void endSkipping() {
    skipping--;
  }

  /** Completes once everything due till then is done, and the time has come. */
  synchronized CompletableFuture<Void> moveTo(Instant instant) {
    if (arrival != null && !arrival.isDone()) {
      throw new IllegalStateException("Another thread is moving the clock at the moment.");
    }
    target = instant;
    arrival = new CompletableFuture<>();
    return arrival;
  }

  /** Gives a pending move up. */
  synchronized void stay() {
    target = null;
    arrival = null;
  }

  /** Completes once nothing runs, and what is left waits for a time or an event. */
  synchronized CompletableFuture<Void> idle() {
    CompletableFuture<Void> idle = new CompletableFuture<>();
    idleWaiters.add(idle);
    return idle;
  }

  /** Completes when the time has moved on by a duration; for work that is slow. */
  synchronized CompletableFuture<Void> sleep(Duration duration) {
    CompletableFuture<Void> wake = new CompletableFuture<>();
    sleepers.add(new Sleeper(now.plus(duration), wake));
    return wake;
  }

  /** Forgets the slow work of a host that died. */
  synchronized void dropSleepers() {
    sleepers.clear();
  }

  /** The hub has decided everything that came in; on its thread. */
  void idle(int workOut, Instant nextTimer) {
    step(workOut, nextTimer).forEach(future -> future.complete(null));
  }

  private synchronized List<CompletableFuture<Void>> step(int workOut, Instant nextTimer) {
    if (workOut > sleepers.size()) {
      return List.of();
    }
    Instant next = earlier(nextTimer, sleepers.isEmpty() ? null : sleepers.peek().due());
    if (next != null && (target == null ? skipping > 0 : !next.isAfter(target))) {
      return move(next);
    }
    List<CompletableFuture<Void>> done = new ArrayList<>(idleWaiters);
    idleWaiters.clear();
    if (target != null) {
      now = later(now, target);
      done.add(arrival);
      stay();
    }
    return done;
  }

  private List<CompletableFuture<Void>> move(Instant to) {
    now = later(now, to);
    List<CompletableFuture<Void>> woken = new ArrayList<>();
    while (!sleepers.isEmpty() && !sleepers.peek().due().isAfter(now)) {
      woken.add(sleepers.poll().wake());
    }
    return woken;
  }

  private static Instant earlier(Instant one, Instant other) {
    return other == null || (one != null && one.isBefore(other)) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

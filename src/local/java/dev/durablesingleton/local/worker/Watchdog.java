package dev.durablesingleton.local.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells calls that take longer than {@code functionTimeout} to end. It looks at all of them every
 * now and then, so that a call costs no more than its name on a list. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);
  private static final int ROUNDS_PER_LIMIT = 20;

  private final Duration limit;
  private final Set<WatchedCall> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService rounds;

  /**
   * @param limit how long a call may take; empty for as long as it likes
   */
  Watchdog(Optional<Duration> limit) {
    this.limit = limit.orElse(null);
    this.rounds =
        limit.isEmpty() ? null : Executors.newSingleThreadScheduledExecutor(Watchdog::thread);
    limit.ifPresent(this::startRounds);
  }

  private void startRounds(Duration limit) {
    Duration part = limit.dividedBy(ROUNDS_PER_LIMIT);
    long nanos = (part.compareTo(LONGEST_ROUND) < 0 ? part : LONGEST_ROUND).toNanos();
    rounds.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Watches a call that the present thread is about to make. */
  WatchedCall watch(Invocation invocation, FunctionLog log) {
    WatchedCall call = new WatchedCall(Thread.currentThread(), System.nanoTime(), invocation, log);
    if (limit != null) {
      running.add(call);
    }
    return call;
  }

  /** Watches no longer; whether the call took too long. To be asked on the call's own thread. */
  boolean end(WatchedCall call) {
    running.remove(call);
    return call.end();
  }

  private void look() {
    long now = System.nanoTime();
    running.stream()
        .filter(call -> now - call.startedAt() >= limit.toNanos())
        .forEach(call -> call.expire(limit));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "function-timeout");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    if (rounds != null) {
      rounds.shutdownNow();
    }
  }
}

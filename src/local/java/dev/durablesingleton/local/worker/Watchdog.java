package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts calls that exceed {@code functionTimeout}. One thread checks all calls periodically,
 * so that a call costs only an entry in a set. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

  private static final Duration MAX_INTERVAL = Duration.ofSeconds(1);
  private static final int CHECKS_PER_TIMEOUT = 20;

  private final Duration timeout;
  private final Set<WatchedCall> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService scheduler;

  /**
   * @param timeout limit of one call; empty for none
   */
  Watchdog(Optional<Duration> timeout) {
    this.timeout = timeout.orElse(null);
    this.scheduler =
        timeout.isEmpty()
            ? null
            : Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("function-timeout"));
    timeout.ifPresent(this::startChecks);
  }

  private void startChecks(Duration timeout) {
    Duration part = timeout.dividedBy(CHECKS_PER_TIMEOUT);
    long nanos = (part.compareTo(MAX_INTERVAL) < 0 ? part : MAX_INTERVAL).toNanos();
    scheduler.scheduleWithFixedDelay(this::check, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Starts to watch a call on the current thread. */
  WatchedCall watch(Invocation invocation, FunctionLog log) {
    WatchedCall call = new WatchedCall(Thread.currentThread(), System.nanoTime(), invocation, log);
    if (timeout != null) {
      running.add(call);
    }
    return call;
  }

  /** Ends the watch and returns whether the call timed out. Call on the call's own thread. */
  boolean end(WatchedCall call) {
    running.remove(call);
    return call.end();
  }

  private void check() {
    long now = System.nanoTime();
    running.stream()
        .filter(call -> now - call.startedAt() >= timeout.toNanos())
        .forEach(call -> call.expire(timeout));
  }

  @Override
  public void close() {
    if (scheduler != null) {
      scheduler.shutdownNow();
    }
  }
}

package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts calls that exceed {@code functionTimeout}. One thread checks all calls periodically,
 * so that a call costs only an entry in a set. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

  private static final Duration MAX_INTERVAL = Duration.ofSeconds(1);
  private static final int CHECKS_PER_TIMEOUT = 20;

  private final Set<WatchedCall> running = ConcurrentHashMap.newKeySet();
  private final @Nullable ScheduledExecutorService scheduler;

  /**
   * @param timeout limit of one call; null for none
   */
  Watchdog(@Nullable Duration timeout) {
    this.scheduler = timeout == null ? null : startChecks(timeout);
  }

  private ScheduledExecutorService startChecks(Duration timeout) {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("function-timeout"));
    Duration part = timeout.dividedBy(CHECKS_PER_TIMEOUT);
    long nanos = (part.compareTo(MAX_INTERVAL) < 0 ? part : MAX_INTERVAL).toNanos();
    ScheduledFuture<?> unused =
        scheduler.scheduleWithFixedDelay(() -> check(timeout), nanos, nanos, TimeUnit.NANOSECONDS);
    return scheduler;
  }

  /** Starts to watch a call on the current thread. */
  WatchedCall watch(Invocation invocation, FunctionLog log) {
    WatchedCall call = new WatchedCall(Thread.currentThread(), System.nanoTime(), invocation, log);
    running.add(call);
    return call;
  }

  /** The functions that run, with the thread of each call. */
  Map<Thread, String> running() {
    Map<Thread, String> names = new HashMap<>();
    running.forEach(call -> names.put(call.thread(), call.functionName()));
    return names;
  }

  /** Ends the watch and returns whether the call timed out. Call on the call's own thread. */
  boolean end(WatchedCall call) {
    running.remove(call);
    return call.end();
  }

  private void check(Duration timeout) {
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

package dev.durablesingleton.local.triggers.timer;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Alarms on as many threads as there are timers, so that none waits for another's run. */
final class ThreadScheduler implements Scheduler {

  private final ScheduledThreadPoolExecutor executor;

  ThreadScheduler(int timers) {
    AtomicInteger count = new AtomicInteger();
    executor =
        new ScheduledThreadPoolExecutor(
            timers,
            task -> {
              Thread thread = new Thread(task, "timer-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void after(Duration delay, Runnable ring) {
    try {
      executor.schedule(ring, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The host ends, and with it the timers.
      return;
    }
  }

  /** Rings no more, and waits for what runs for as long as it may. */
  void close(Duration wait) {
    executor.shutdown();
    try {
      executor.awaitTermination(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

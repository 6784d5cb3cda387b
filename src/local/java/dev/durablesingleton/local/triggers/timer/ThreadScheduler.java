package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for each timer, so that no timer waits for another's run. Thread-safe. */
final class ThreadScheduler implements Scheduler {

  private final ScheduledThreadPoolExecutor executor;

  ThreadScheduler(int timers) {
    executor = new ScheduledThreadPoolExecutor(timers, DaemonThreads.numbered("timer"));
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The host is shutting down.
      return;
    }
  }

  /** Runs no more tasks and waits for running ones, at most as long as given. */
  void close(Duration wait) {
    executor.shutdown();
    try {
      executor.awaitTermination(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

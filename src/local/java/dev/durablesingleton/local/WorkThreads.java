package dev.durablesingleton.local;

import dev.durablesingleton.local.pkg.DurableTaskSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which function code runs.
 *
 * @param turns as many as {@code maxConcurrentOrchestratorFunctions}
 * @param activities as many as {@code maxConcurrentActivityFunctions}
 * @param requests one for each HTTP call that runs, as in the Java worker
 */
record WorkThreads(ExecutorService turns, ExecutorService activities, ExecutorService requests) {

  static WorkThreads of(DurableTaskSettings settings) {
    return new WorkThreads(
        Executors.newFixedThreadPool(
            settings.maxConcurrentOrchestratorFunctions(), named("orchestrator")),
        Executors.newFixedThreadPool(settings.maxConcurrentActivityFunctions(), named("activity")),
        Executors.newCachedThreadPool(named("request")));
  }

  /** Takes no more work, and waits for what runs for as long as it may. */
  void close(Duration wait) {
    List<ExecutorService> all = List.of(turns, activities, requests);
    all.forEach(ExecutorService::shutdownNow);
    long end = System.nanoTime() + wait.toNanos();
    try {
      for (ExecutorService executor : all) {
        executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}

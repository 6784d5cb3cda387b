package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which function code runs. It is never interrupted, as in the Java worker.
 *
 * @param turns as many as {@code maxConcurrentOrchestratorFunctions}
 * @param activities as many as {@code maxConcurrentActivityFunctions}
 * @param requests one for each HTTP call that runs
 */
record FunctionThreads(
    ThreadPoolExecutor turns, ThreadPoolExecutor activities, ThreadPoolExecutor requests) {

  private static final int IDLE_SECONDS = 60;

  static FunctionThreads of(DurableTaskSettings settings) {
    return new FunctionThreads(
        atMost(settings.maxConcurrentOrchestratorFunctions(), named("orchestrator")),
        atMost(settings.maxConcurrentActivityFunctions(), named("activity")),
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("request")));
  }

  /**
   * Takes no more work, drops what has not begun, and waits for what runs for as long as it may. An
   * activity or a turn that is dropped runs when the task hub is opened again.
   */
  void close(Duration wait) {
    List<ThreadPoolExecutor> all = List.of(turns, activities, requests);
    all.forEach(ExecutorService::shutdown);
    all.forEach(executor -> executor.getQueue().clear());
    long end = System.nanoTime() + wait.toNanos();
    try {
      for (ExecutorService executor : all) {
        executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadPoolExecutor atMost(int threads, ThreadFactory factory) {
    return new ThreadPoolExecutor(
        threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
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

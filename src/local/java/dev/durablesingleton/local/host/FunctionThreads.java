package dev.durablesingleton.local.host;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Thread pools for function code. As in the Java worker, function code is never interrupted. */
final class FunctionThreads {

  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor turns;
  private final ThreadPoolExecutor activities;
  private final ThreadPoolExecutor entities;
  private final ThreadPoolExecutor requests;

  private FunctionThreads(
      ThreadPoolExecutor turns,
      ThreadPoolExecutor activities,
      ThreadPoolExecutor entities,
      ThreadPoolExecutor requests) {
    this.turns = turns;
    this.activities = activities;
    this.entities = entities;
    this.requests = requests;
  }

  static FunctionThreads of(DurableTaskSettings settings) {
    return new FunctionThreads(
        fixed(settings.maxConcurrentOrchestratorFunctions(), "orchestrator"),
        fixed(settings.maxConcurrentActivityFunctions(), "activity"),
        fixed(settings.maxConcurrentEntityFunctions(), "entity"),
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.numbered("request")));
  }

  /** For orchestrators; {@code maxConcurrentOrchestratorFunctions} threads. */
  ThreadPoolExecutor turns() {
    return turns;
  }

  /** For activities; {@code maxConcurrentActivityFunctions} threads. */
  ThreadPoolExecutor activities() {
    return activities;
  }

  /** For batches of entities; {@code maxConcurrentEntityFunctions} threads. */
  ThreadPoolExecutor entities() {
    return entities;
  }

  /** For HTTP calls; one thread for each running call. */
  ThreadPoolExecutor requests() {
    return requests;
  }

  /**
   * Rejects new work and discards queued work. A discarded activity, batch or turn runs when the
   * task hub is opened again.
   */
  void refuse() {
    all().forEach(ExecutorService::shutdown);
    all().forEach(executor -> executor.getQueue().clear());
  }

  /** Refuses work and waits for running work, at most as long as given. */
  void close(Duration wait) {
    refuse();
    long end = System.nanoTime() + wait.toNanos();
    try {
      for (ExecutorService executor : all()) {
        executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ThreadPoolExecutor> all() {
    return List.of(turns, activities, entities, requests);
  }

  private static ThreadPoolExecutor fixed(int threads, String name) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        DaemonThreads.numbered(name));
  }
}

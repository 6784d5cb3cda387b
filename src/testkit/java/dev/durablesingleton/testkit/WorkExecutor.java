package dev.durablesingleton.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Threads for function code. What the answer of one work item sets going is run by the same thread,
 * so that a year of an eternal orchestration is not a hundred thousand switches of threads; what
 * else it sets going runs on others. Thread-safe.
 */
final class WorkExecutor implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(WorkExecutor::daemon);
  private final ThreadLocal<Follower> answering = new ThreadLocal<>();

  /** Where the work that a thread does next is put. */
  private static final class Follower {
    private Runnable work;
  }

  /** Runs work; never completes once the threads have ended. */
  <T> CompletableFuture<T> run(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable item = () -> give(answer, work);
    Follower next = answering.get();
    if (next != null && next.work == null) {
      next.work = item;
      return answer;
    }
    try {
      threads.execute(() -> runAll(item));
    } catch (RejectedExecutionException e) {
      return new CompletableFuture<>();
    }
    return answer;
  }

  private <T> void give(CompletableFuture<T> answer, Supplier<T> work) {
    Follower next = answering.get();
    // While function code runs, nobody may count on this thread.
    answering.remove();
    T result = work.get();
    answering.set(next);
    answer.complete(result);
  }

  private void runAll(Runnable first) {
    Follower next = new Follower();
    next.work = first;
    try {
      while (next.work != null && !threads.isShutdown()) {
        Runnable work = next.work;
        next.work = null;
        answering.set(next);
        work.run();
      }
    } finally {
      answering.remove();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-host");
    thread.setDaemon(true);
    return thread;
  }
}

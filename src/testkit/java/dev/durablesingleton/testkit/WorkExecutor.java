package dev.durablesingleton.testkit;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs function code. The first work item that results from another one's outcome runs on the same
 * thread, to save a thread switch for each turn of a long orchestration; further ones run on other
 * threads. Thread-safe.
 */
final class WorkExecutor implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("test-host"));

  // A static one would mix up the work of hubs that start each other's instances.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<NextWork> completing = new ThreadLocal<>();

  /** The work that a thread runs next. */
  private static final class NextWork {
    private @Nullable Runnable work;
  }

  /** Runs work; the future never completes if this executor has been closed. */
  <T> CompletableFuture<T> run(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable item = () -> complete(result, work);
    NextWork next = completing.get();
    if (next != null && next.work == null) {
      next.work = item;
      return result;
    }
    try {
      threads.execute(() -> runAll(item));
    } catch (RejectedExecutionException e) {
      return new CompletableFuture<>();
    }
    return result;
  }

  private <T> void complete(CompletableFuture<T> future, Supplier<T> work) {
    NextWork next = completing.get();
    // Function code may block, so work that it starts must not be queued behind it.
    completing.remove();
    T result = work.get();
    completing.set(next);
    future.complete(result);
  }

  private void runAll(Runnable first) {
    NextWork next = new NextWork();
    next.work = first;
    try {
      while (next.work != null && !threads.isShutdown()) {
        Runnable work = next.work;
        next.work = null;
        completing.set(next);
        work.run();
      }
    } finally {
      completing.remove();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package dev.durablesingleton.local.lifecycle;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs start-up work on a daemon thread of its own. */
public final class BackgroundTask {

  private BackgroundTask() {}

  /** Work without a result. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /** Fire and forget: failures are ignored. */
  public static void run(String threadName, Task work) {
    CompletableFuture<?> unused =
        start(
            threadName,
            () -> {
              work.run();
              return true;
            });
  }

  /** Starts work; the future completes with its result or with what it threw. */
  public static <T> CompletableFuture<T> start(String threadName, Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    DaemonThreads.named(threadName)
        .newThread(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            })
        .start();
    return result;
  }

  /**
   * Waits for the result.
   *
   * @throws RuntimeException what the work threw, if it is unchecked
   * @throws UncheckedIOException with the same message, if the work threw an {@link IOException}
   * @throws CompletionException if the work threw anything else
   */
  public static <T> T join(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io.getMessage(), io);
      }
      throw e;
    }
  }
}

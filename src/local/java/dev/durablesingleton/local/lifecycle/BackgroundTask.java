package dev.durablesingleton.local.lifecycle;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that a starting host does on a thread of its own, beside the rest. */
public final class BackgroundTask {

  private BackgroundTask() {}

  /** Work without a result. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /** Starts work that nobody waits for, nor hears of when it fails. */
  public static void run(String name, Task work) {
    start(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  public static <T> CompletableFuture<T> start(String name, Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** Waits for the result; throws what the work threw if that is unchecked. */
  public static <T> T join(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw e;
    }
  }
}

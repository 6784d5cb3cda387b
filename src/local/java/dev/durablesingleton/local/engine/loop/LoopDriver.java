package dev.durablesingleton.local.engine.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Runs a {@link CommitLoop} on some thread, one batch at a time. Thread-safe.
 *
 * @param <U> the unit of work
 */
public interface LoopDriver<U extends Effects> {

  /** Loads the hub on the caller's thread and starts the loop. */
  void start();

  /** Adds a request to one of the next batches. */
  void submit(Request<U, ?> request);

  /** Decides a change in one of the next batches, and completes after its commit. */
  default <T> CompletableFuture<T> submit(Function<U, T> change) {
    Request<U, T> request = new Request<>(change);
    submit(request);
    return request.answer();
  }

  /** Checks the timers again. */
  default void wake() {
    submit(new Request<>(unit -> null));
  }

  /** Stops after the current batch. Later requests fail. */
  void close();
}

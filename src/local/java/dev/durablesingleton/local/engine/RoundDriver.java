package dev.durablesingleton.local.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Has rounds played, one at a time. Thread-safe. */
interface RoundDriver {

  /** Reads the hub from the store, on the caller's thread, and begins. */
  void start();

  /** Has a change decided in one of the next rounds. */
  <T> CompletableFuture<T> submit(Function<Cycle, T> change);

  /** Has the clock looked at again. */
  default void wake() {
    submit(cycle -> null);
  }

  /** Ends after the round that is played; what comes in later fails. */
  void close();
}

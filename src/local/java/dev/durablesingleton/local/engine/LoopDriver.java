package dev.durablesingleton.local.engine;

/** Runs a {@link CommitLoop} on some thread, one batch at a time. Thread-safe. */
interface LoopDriver {

  /** Loads the hub on the caller's thread and starts the loop. */
  void start();

  /** Adds a request to one of the next batches. */
  void submit(CommitLoop.Request<?> request);

  /** Checks the timers again. */
  default void wake() {
    submit(new CommitLoop.Request<>(unit -> null));
  }

  /** Stops after the current batch. Later requests fail. */
  void close();
}

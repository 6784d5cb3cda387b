package dev.durablesingleton.local.engine.loop;

import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store has failed. During an outage, the hub is loaded again after each pause, until
 * that succeeds. For one thread at a time.
 */
final class Outage {
  private final HubLog log;
  private final Duration pause;
  private @Nullable StoreException reason;
  private long retryAt;

  Outage(HubLog log, Duration pause) {
    this.log = log;
    this.pause = pause;
  }

  /** The last failure of the store; null if there is no outage. */
  @Nullable StoreException reason() {
    return reason;
  }

  void begin(StoreException failure) {
    continueBecauseOf(failure);
    log.error(
        failure.getMessage() + " The failed changes were not acknowledged; the task hub retries.",
        failure.getCause());
  }

  /** Ends the outage if the pause is over and the hub can be loaded. */
  void retry(Runnable load) {
    if (System.nanoTime() - retryAt < 0) {
      return;
    }
    try {
      load.run();
    } catch (StoreException e) {
      continueBecauseOf(e);
      return;
    }
    log.info("The task hub is available again.");
    reason = null;
  }

  private void continueBecauseOf(StoreException failure) {
    reason = failure;
    retryAt = System.nanoTime() + pause.toNanos();
  }
}

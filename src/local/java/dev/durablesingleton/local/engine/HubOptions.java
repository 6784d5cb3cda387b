package dev.durablesingleton.local.engine;

import java.time.Duration;

/**
 * What {@code host.json} settles for a task hub, and how patient the hub is.
 *
 * @param inputsInHistory {@code storeInputsInOrchestrationHistory}
 * @param retryPause how long a hub whose store has failed waits before it reads the store again
 */
public record HubOptions(boolean inputsInHistory, Duration retryPause) {

  public HubOptions(boolean inputsInHistory) {
    this(inputsInHistory, Duration.ofSeconds(1));
  }

  /** The Durable extension's defaults. */
  public static HubOptions defaults() {
    return new HubOptions(false);
  }
}

package dev.durablesingleton.local.engine;

import java.time.Duration;

/**
 * The settings of a task hub.
 *
 * @param inputsInHistory {@code storeInputsInOrchestrationHistory}
 * @param retryPause how long the hub waits after a failure of the store before it reloads its state
 */
public record HubOptions(boolean inputsInHistory, Duration retryPause, EntityOptions entities) {

  public HubOptions(boolean inputsInHistory, Duration retryPause) {
    this(inputsInHistory, retryPause, EntityOptions.defaults());
  }

  public HubOptions(boolean inputsInHistory) {
    this(inputsInHistory, Duration.ofSeconds(1));
  }

  /** Returns the same settings with other ones for entities. */
  public HubOptions with(EntityOptions other) {
    return new HubOptions(inputsInHistory, retryPause, other);
  }

  /** The Durable extension's defaults. */
  public static HubOptions defaults() {
    return new HubOptions(false);
  }
}

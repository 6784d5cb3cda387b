package dev.durablesingleton.local.engine;

import java.time.Duration;

/**
 * The settings of a task hub.
 *
 * @param inputsInHistory {@code storeInputsInOrchestrationHistory}
 * @param retryPause how long the hub waits after a failure of the store before it reloads its state
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

package dev.durablesingleton.local.engine;

/**
 * What {@code host.json} settles for a task hub.
 *
 * @param inputsInHistory {@code storeInputsInOrchestrationHistory}
 */
public record HubOptions(boolean inputsInHistory) {

  /** The Durable extension's defaults. */
  public static HubOptions defaults() {
    return new HubOptions(false);
  }
}

package dev.durablesingleton.local.engine.options;

import java.time.Duration;

/**
 * The settings of a task hub.
 *
 * @param inputsInHistory {@code storeInputsInOrchestrationHistory}
 * @param retryPause how long the hub waits after a failure of the store before it reloads its state
 * @param versions which instances run, by their versions
 * @param turnProperties what each request for a turn has besides the history
 * @param entities settings for entities
 */
public record HubOptions(
    boolean inputsInHistory,
    Duration retryPause,
    VersionRules versions,
    TurnProperties turnProperties,
    EntityOptions entities) {

  /** A hub for instances of every version. */
  public HubOptions(boolean inputsInHistory, Duration retryPause) {
    this(
        inputsInHistory,
        retryPause,
        VersionRules.none(),
        TurnProperties.none(),
        EntityOptions.defaults());
  }

  /** A hub for instances of every version. */
  public HubOptions(boolean inputsInHistory) {
    this(inputsInHistory, Duration.ofSeconds(1));
  }

  /** A hub without inputs in its histories, for instances of every version. */
  public static HubOptions defaults() {
    return new HubOptions(false);
  }

  /** Returns these options with other rules for versions. */
  public HubOptions withVersions(VersionRules rules) {
    return new HubOptions(inputsInHistory, retryPause, rules, turnProperties, entities);
  }

  /** Returns these options with further fields for each turn. */
  public HubOptions withTurnProperties(TurnProperties properties) {
    return new HubOptions(inputsInHistory, retryPause, versions, properties, entities);
  }

  /** Returns these options with other settings for entities. */
  public HubOptions withEntities(EntityOptions settings) {
    return new HubOptions(inputsInHistory, retryPause, versions, turnProperties, settings);
  }
}

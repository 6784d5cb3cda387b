package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.RuntimeStatus;

/** How a start ended. */
public sealed interface StartOutcome {

  /** The instance was created, and is kept. */
  record Started(String instanceId) implements StartOutcome {}

  /** An instance in a status that must not be replaced has the ID. */
  record AlreadyExists(String instanceId, RuntimeStatus status) implements StartOutcome {}

  /**
   * The ID is white space alone, so nothing was started.
   *
   * @param sentence names the ID and says what it would do on Azure Storage
   */
  record Refused(String sentence) implements StartOutcome {}
}

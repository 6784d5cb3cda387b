package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.store.RuntimeStatus;

/** The result of a start. */
public sealed interface StartResult {

  /** The instance was created and committed. */
  record Started(String instanceId) implements StartResult {}

  /** Another instance has the ID, in a status in which it must not be replaced. */
  record AlreadyExists(String instanceId, RuntimeStatus status) implements StartResult {}

  /**
   * The ID is blank, so nothing was started.
   *
   * @param sentence names the ID and its effect on Azure Storage
   */
  record Refused(String sentence) implements StartResult {}
}

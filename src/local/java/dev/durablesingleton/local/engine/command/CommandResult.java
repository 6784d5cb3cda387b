package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.store.RuntimeStatus;

/**
 * The result of a command to one instance: an event, terminate, suspend, resume, rewind or purge.
 */
public sealed interface CommandResult {

  /** The command is stored and will be delivered; after a purge, the instance is gone. */
  record Accepted() implements CommandResult {}

  /** No instance has this ID. */
  record NoSuchInstance(String instanceId) implements CommandResult {}

  /** The event is for an entity, but is not a request; the sentence says why. */
  record NotARequest(String instanceId, String sentence) implements CommandResult {}

  /** The status of the instance does not allow the command. */
  record WrongStatus(String instanceId, RuntimeStatus status) implements CommandResult {}
}

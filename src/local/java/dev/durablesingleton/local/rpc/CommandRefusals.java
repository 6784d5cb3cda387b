package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.command.CommandResult;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * The gRPC statuses for refused commands. The descriptions are those of the Durable extension 3.19.
 */
final class CommandRefusals {

  private static final String MISSING =
      "No instance with ID '%s' was found. (Parameter 'instanceId')";

  static final String NO_ID = "Value cannot be null. (Parameter 'instanceId')";

  private CommandRefusals() {}

  /** Throws if a command has an empty ID. */
  static void requireId(String instanceId) {
    if (instanceId.isEmpty()) {
      throw Status.INVALID_ARGUMENT.withDescription(NO_ID).asRuntimeException();
    }
  }

  /** Throws if a rewind was refused. */
  static void ofRewind(CommandResult outcome) {
    if (outcome instanceof CommandResult.NoSuchInstance missing) {
      String id = missing.instanceId();
      throw notFound(id.isEmpty() ? NO_ID : MISSING.formatted(id));
    }
    if (outcome instanceof CommandResult.WrongStatus) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "The rewind operation is only supported on failed orchestration instances.")
          .asRuntimeException();
    }
  }

  /** Throws if an event was refused. */
  static void ofEvent(CommandResult outcome) {
    if (outcome instanceof CommandResult.NoSuchInstance missing) {
      throw notFound(MISSING.formatted(missing.instanceId()));
    }
    if (outcome instanceof CommandResult.NotARequest not) {
      throw Status.INVALID_ARGUMENT.withDescription(not.sentence()).asRuntimeException();
    }
    if (outcome instanceof CommandResult.WrongStatus) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "The orchestration instance with the provided instance id is not running.")
          .asRuntimeException();
    }
  }

  /**
   * Throws if another command was refused.
   *
   * @param verb the requested action
   */
  static void of(String verb, CommandResult outcome) {
    if (outcome instanceof CommandResult.NoSuchInstance missing) {
      throw missing(missing.instanceId());
    }
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "InvalidOperationException: Cannot %s the orchestration instance %s because instance is in the %s state."
                  .formatted(verb, wrong.instanceId(), wrong.status().label()))
          .asRuntimeException();
    }
  }

  /** Throws if an instance was not purged because it has not ended. */
  static void ofPurge(CommandResult result) {
    if (result instanceof CommandResult.WrongStatus wrong) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "Only orchestrations in a terminal state can be purged, but the orchestration with instance ID %s has status %s"
                  .formatted(wrong.instanceId(), wrong.status().label()))
          .asRuntimeException();
    }
  }

  /** The refusal of a command to an instance that does not exist. */
  static StatusRuntimeException missing(String instanceId) {
    return notFound("ArgumentException: " + MISSING.formatted(instanceId));
  }

  static StatusRuntimeException notFound(String sentence) {
    return Status.NOT_FOUND.withDescription(sentence).asRuntimeException();
  }
}

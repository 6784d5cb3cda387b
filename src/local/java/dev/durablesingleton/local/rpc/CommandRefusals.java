package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.CommandResult;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * The gRPC statuses for refused commands. The descriptions are those of the Durable extension 3.19.
 */
final class CommandRefusals {

  private static final String MISSING =
      "No instance with ID '%s' was found. (Parameter 'instanceId')";

  private CommandRefusals() {}

  /** Throws if an event was refused. */
  static void ofEvent(CommandResult outcome) {
    if (outcome instanceof CommandResult.NoSuchInstance missing) {
      throw notFound(MISSING.formatted(missing.instanceId()));
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
      throw notFound("ArgumentException: " + MISSING.formatted(missing.instanceId()));
    }
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "InvalidOperationException: Cannot %s the orchestration instance %s because instance is in the %s state."
                  .formatted(verb, wrong.instanceId(), wrong.status().label()))
          .asRuntimeException();
    }
  }

  /** Throws if a rewind was refused. */
  static void ofRewind(CommandResult outcome) {
    if (outcome instanceof CommandResult.NoSuchInstance missing) {
      throw notFound(MISSING.formatted(missing.instanceId()));
    }
    if (outcome instanceof CommandResult.WrongStatus) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "The rewind operation is only supported on failed orchestration instances.")
          .asRuntimeException();
    }
  }

  /** Throws if a command names no instance. */
  static void ofId(String instanceId) {
    if (instanceId.isEmpty()) {
      throw noId(Status.INVALID_ARGUMENT);
    }
  }

  /** The refusal of a command that names no instance. */
  static StatusRuntimeException noId(Status status) {
    return status
        .withDescription("Value cannot be null. (Parameter 'instanceId')")
        .asRuntimeException();
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

  private static RuntimeException notFound(String sentence) {
    return Status.NOT_FOUND.withDescription(sentence).asRuntimeException();
  }
}

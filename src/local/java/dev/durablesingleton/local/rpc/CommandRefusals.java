package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.SignalOutcome;
import io.grpc.Status;

/** The statuses for signals that an instance does not take; sentences of the extension's 3.19. */
final class CommandRefusals {

  private static final String MISSING =
      "No instance with ID '%s' was found. (Parameter 'instanceId')";

  private CommandRefusals() {}

  /** Throws when an event was not taken. */
  static void ofEvent(SignalOutcome outcome) {
    if (outcome instanceof SignalOutcome.NoSuchInstance missing) {
      throw notFound(MISSING.formatted(missing.instanceId()));
    }
    if (outcome instanceof SignalOutcome.WrongStatus) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "The orchestration instance with the provided instance id is not running.")
          .asRuntimeException();
    }
  }

  /**
   * Throws when another signal was not taken.
   *
   * @param verb what was asked for
   */
  static void of(String verb, SignalOutcome outcome) {
    if (outcome instanceof SignalOutcome.NoSuchInstance missing) {
      throw notFound("ArgumentException: " + MISSING.formatted(missing.instanceId()));
    }
    if (outcome instanceof SignalOutcome.WrongStatus wrong) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "InvalidOperationException: Cannot %s the orchestration instance %s because instance is in the %s state."
                  .formatted(verb, wrong.instanceId(), wrong.status().label()))
          .asRuntimeException();
    }
  }

  private static RuntimeException notFound(String sentence) {
    return Status.NOT_FOUND.withDescription(sentence).asRuntimeException();
  }
}

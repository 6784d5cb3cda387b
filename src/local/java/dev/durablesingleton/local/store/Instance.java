package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Objects;

/**
 * An orchestration instance as its last committed turn left it.
 *
 * <p>Input, custom status and output are texts as the SDK or a caller wrote them, normally JSON,
 * and null where there is none.
 *
 * @param executionId names one run under the ID; another start or a continue-as-new has another
 * @param createdAt time stamp of the current generation's start
 * @param scheduledStart when the first turn is due; null for at once
 * @param failure the serialized {@code TaskFailureDetails} of a failed instance, or null
 * @param parent who waits for the result; null for a start from outside
 */
public record Instance(
    String id,
    String executionId,
    String name,
    String version,
    RuntimeStatus status,
    Instant createdAt,
    Instant lastUpdatedAt,
    Instant scheduledStart,
    String input,
    String customStatus,
    String output,
    byte[] failure,
    Parent parent) {

  public Instance {
    Objects.requireNonNull(id);
    Objects.requireNonNull(executionId);
    Objects.requireNonNull(name);
    Objects.requireNonNull(status);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(lastUpdatedAt);
  }

  /** The task of another instance's execution that waits for a sub-orchestration. */
  public record Parent(String instanceId, String executionId, String name, int taskId) {}

  /** The same instance without its input, for callers that did not ask for it. */
  public Instance withoutInput() {
    return new Instance(
        id,
        executionId,
        name,
        version,
        status,
        createdAt,
        lastUpdatedAt,
        scheduledStart,
        null,
        customStatus,
        output,
        failure,
        parent);
  }

  /** The same instance after a turn. */
  public Instance updated(
      RuntimeStatus newStatus,
      String newCustomStatus,
      String newOutput,
      byte[] newFailure,
      Instant at) {
    return new Instance(
        id,
        executionId,
        name,
        version,
        newStatus,
        createdAt,
        at,
        scheduledStart,
        input,
        newCustomStatus,
        newOutput,
        newFailure,
        parent);
  }

  /** The same instance's next generation. */
  public Instance continuedAsNew(
      String newExecutionId,
      String newVersion,
      String newInput,
      String newCustomStatus,
      Instant at) {
    return new Instance(
        id,
        newExecutionId,
        name,
        newVersion,
        RuntimeStatus.RUNNING,
        at,
        at,
        null,
        newInput,
        newCustomStatus,
        null,
        null,
        parent);
  }
}

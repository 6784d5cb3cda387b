package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an orchestration instance after its last committed turn.
 *
 * <p>Input, custom status and output are texts as the SDK or a caller wrote them, normally JSON, or
 * null.
 *
 * @param executionId identifies one execution; another start or a continue-as-new has another one
 * @param createdAt when the current generation started
 * @param scheduledStart when the first turn is due; null for immediately
 * @param failure the serialized {@code TaskFailureDetails} of a failed instance, or null
 * @param parent the task that waits for the result; null if a client started the instance
 * @param tags names and values given at the start; unchanged for the life of the instance
 * @param traceContext the serialized {@code TraceContext} given at the start, or null
 */
public record Instance(
    String id,
    String executionId,
    String name,
    @Nullable String version,
    RuntimeStatus status,
    Instant createdAt,
    Instant lastUpdatedAt,
    @Nullable Instant scheduledStart,
    @Nullable String input,
    @Nullable String customStatus,
    @Nullable String output,
    byte @Nullable [] failure,
    @Nullable Parent parent,
    Map<String, String> tags,
    byte @Nullable [] traceContext) {

  /** Requires what is not nullable, and copies the tags. */
  public Instance {
    Objects.requireNonNull(id);
    Objects.requireNonNull(executionId);
    Objects.requireNonNull(name);
    Objects.requireNonNull(status);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(lastUpdatedAt);
    tags = Map.copyOf(tags);
  }

  /** An instance without a trace context. */
  public Instance(
      String id,
      String executionId,
      String name,
      @Nullable String version,
      RuntimeStatus status,
      Instant createdAt,
      Instant lastUpdatedAt,
      @Nullable Instant scheduledStart,
      @Nullable String input,
      @Nullable String customStatus,
      @Nullable String output,
      byte @Nullable [] failure,
      @Nullable Parent parent,
      Map<String, String> tags) {
    this(
        id,
        executionId,
        name,
        version,
        status,
        createdAt,
        lastUpdatedAt,
        scheduledStart,
        input,
        customStatus,
        output,
        failure,
        parent,
        tags,
        null);
  }

  /** The task of another instance that waits for a sub-orchestration. */
  public record Parent(String instanceId, String executionId, String name, int taskId) {}

  /** Returns the instance with only the requested texts. */
  Instance with(Store.Texts texts) {
    boolean some = texts != Store.Texts.NONE;
    return new Instance(
        id,
        executionId,
        name,
        version,
        status,
        createdAt,
        lastUpdatedAt,
        scheduledStart,
        texts == Store.Texts.ALL ? input : null,
        some ? customStatus : null,
        some ? output : null,
        some ? failure : null,
        parent,
        tags,
        traceContext);
  }

  /** Returns the instance after a turn. */
  public Instance updated(
      RuntimeStatus newStatus,
      @Nullable String newCustomStatus,
      @Nullable String newOutput,
      byte @Nullable [] newFailure,
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
        parent,
        tags,
        traceContext);
  }

  /** Returns the next generation of the instance. */
  public Instance continuedAsNew(
      String newExecutionId,
      @Nullable String newVersion,
      @Nullable String newInput,
      @Nullable String newCustomStatus,
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
        parent,
        tags,
        traceContext);
  }
}

package dev.durablesingleton.local.store;

import org.jspecify.annotations.Nullable;

/**
 * A scheduled activity whose result no turn has consumed.
 *
 * @param sequence unique in the hub, in scheduling order
 * @param taskId the scheduling event's ID in the execution's history
 * @param input JSON text, or null
 * @param traceContext the serialized {@code TraceContext} of the action, or null
 */
public record ActivityTask(
    long sequence,
    String instanceId,
    String executionId,
    int taskId,
    String name,
    @Nullable String version,
    @Nullable String input,
    byte @Nullable [] traceContext) {

  /** An activity without a trace context. */
  public ActivityTask(
      long sequence,
      String instanceId,
      String executionId,
      int taskId,
      String name,
      @Nullable String version,
      @Nullable String input) {
    this(sequence, instanceId, executionId, taskId, name, version, input, null);
  }
}

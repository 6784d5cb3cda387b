package dev.durablesingleton.local.store;

/**
 * An activity that is scheduled and whose completion no turn has consumed yet.
 *
 * @param sequence unique in the hub, in scheduling order
 * @param taskId the scheduling event's ID in the execution's history
 * @param input JSON text, or null
 */
public record ActivityTask(
    long sequence,
    String instanceId,
    String executionId,
    int taskId,
    String name,
    String version,
    String input) {}

package dev.durablesingleton.local.store;

import java.time.Instant;

/**
 * A history event that waits to be consumed by a turn of an instance.
 *
 * @param sequence unique in the hub; messages of an instance are delivered in this order
 * @param executionId the only execution that may take it; null for whichever is current
 * @param due not to be delivered before; null for at once. A timer is a message that is due later.
 * @param event the serialized {@code HistoryEvent}
 */
public record Message(
    long sequence, String instanceId, String executionId, Instant due, byte[] event) {}

package dev.durablesingleton.local.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A history event that no turn of its instance has consumed.
 *
 * @param sequence unique in the hub; messages of an instance are delivered in this order
 * @param executionId the only execution that may consume it; null for the current one
 * @param due when to deliver it; null for immediately. A timer is a message that is due later.
 * @param event the serialized {@code HistoryEvent}
 */
public record Message(
    long sequence,
    String instanceId,
    @Nullable String executionId,
    @Nullable Instant due,
    byte[] event) {}

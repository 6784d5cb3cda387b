package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Status, times and parent of the instance that holds an ID.
 *
 * @param status status at the time of the query
 * @param createdAt when the instance was created, by the engine's clock
 * @param lastUpdatedAt when the instance last changed, by the engine's clock
 * @param parentId ID of the parent of a sub-orchestration; null for no parent, or if the engine
 *     does not report it
 */
public record ExistingInstance(
    OrchestrationRuntimeStatus status,
    Instant createdAt,
    Instant lastUpdatedAt,
    @Nullable String parentId) {}

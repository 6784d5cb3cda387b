package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.client.TaggedInstance;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Status, times and parent of the instance that holds an ID.
 *
 * @param parentId ID of the parent of a sub-orchestration; null for no parent, or if the engine
 *     does not report it
 */
public record ExistingInstance(
    OrchestrationRuntimeStatus status,
    Instant createdAt,
    Instant lastUpdatedAt,
    @Nullable String parentId) {

  /** The reported instance; empty if the engine does not know the ID. */
  public static Optional<ExistingInstance> find(TaggedInstance instance) {
    return isFound(instance.metadata()) ? Optional.of(of(instance)) : Optional.empty();
  }

  /** The metadata; empty if the engine does not know the ID. */
  static Optional<OrchestrationMetadata> ifFound(OrchestrationMetadata metadata) {
    return isFound(metadata) ? Optional.of(metadata) : Optional.empty();
  }

  static ExistingInstance of(TaggedInstance instance) {
    OrchestrationMetadata metadata = instance.metadata();
    return new ExistingInstance(
        metadata.getRuntimeStatus(),
        metadata.getCreatedAt(),
        metadata.getLastUpdatedAt(),
        instance.parentId());
  }

  /**
   * Whether the engine knows the instance. No other property shows this: the SDK reports an unknown
   * instance as Running and created in 1970, and a Pending or Suspended one as not running.
   */
  static boolean isFound(OrchestrationMetadata metadata) {
    return metadata != null && metadata.isInstanceFound();
  }
}

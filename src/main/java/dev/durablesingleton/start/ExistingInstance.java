package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;
import java.util.Optional;

/** Status and times of the instance that holds an ID. */
public record ExistingInstance(
    OrchestrationRuntimeStatus status, Instant createdAt, Instant lastUpdatedAt) {

  /** The reported instance; empty if the engine does not know the ID. */
  public static Optional<ExistingInstance> find(OrchestrationMetadata metadata) {
    return ifFound(metadata).map(ExistingInstance::of);
  }

  /** The metadata; empty if the engine does not know the ID. */
  static Optional<OrchestrationMetadata> ifFound(OrchestrationMetadata metadata) {
    return isFound(metadata) ? Optional.of(metadata) : Optional.empty();
  }

  static ExistingInstance of(OrchestrationMetadata metadata) {
    return new ExistingInstance(
        metadata.getRuntimeStatus(), metadata.getCreatedAt(), metadata.getLastUpdatedAt());
  }

  /**
   * Whether the engine knows the instance. No other property shows this: the SDK reports an unknown
   * instance as Running and created in 1970, and a Pending or Suspended one as not running.
   */
  static boolean isFound(OrchestrationMetadata metadata) {
    return metadata != null && metadata.isInstanceFound();
  }
}

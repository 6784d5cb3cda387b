package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;
import java.util.Optional;

/** The instance that holds an ID, as a caller who was refused needs to know it. */
public record ExistingInstance(
    OrchestrationRuntimeStatus status, Instant createdAt, Instant lastUpdatedAt) {

  /** The instance that the client reported; empty when the engine does not know the ID. */
  public static Optional<ExistingInstance> find(OrchestrationMetadata metadata) {
    return isFound(metadata) ? Optional.of(of(metadata)) : Optional.empty();
  }

  static ExistingInstance of(OrchestrationMetadata metadata) {
    return new ExistingInstance(
        metadata.getRuntimeStatus(), metadata.getCreatedAt(), metadata.getLastUpdatedAt());
  }

  /**
   * Whether the engine knows the instance. Nothing else tells: an unknown one reads as Running,
   * created in 1970, and one that is Pending or Suspended says that it is not running.
   */
  static boolean isFound(OrchestrationMetadata metadata) {
    return metadata != null && metadata.isInstanceFound();
  }
}

package dev.durablesingleton.singleton;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;

/** The instance that holds an ID, as a caller who was refused needs to know it. */
public record ExistingInstance(
    OrchestrationRuntimeStatus status, Instant createdAt, Instant lastUpdatedAt) {

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

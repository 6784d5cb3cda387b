package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.start.ExistingInstance;
import java.util.Optional;

/** Tells from the engine's answer to a query whether there is an instance, and which. */
public final class Existing {

  private Existing() {}

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

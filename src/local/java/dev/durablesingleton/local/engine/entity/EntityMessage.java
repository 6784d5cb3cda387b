package dev.durablesingleton.local.engine.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that was sent to an entity. */
public sealed interface EntityMessage {

  /**
   * A request.
   *
   * @param due when the entity receives it; null for immediately
   */
  record Arrival(EntityRequest request, @Nullable Instant due) implements EntityMessage {}

  /** The end of a critical section of an orchestration. */
  record Release(String holder) implements EntityMessage {}
}

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a durable entity after its last committed batch. Its waiting operations are {@link
 * Message}s of the entity's ID.
 *
 * @param id {@code @name@key}
 * @param state the text that the entity's function wrote, normally JSON; null if there is none
 * @param lockedBy the ID of the orchestration that holds the lock, or null
 * @param updatedAt when the state or the lock changed last
 */
public record EntityRow(
    String id, @Nullable String state, @Nullable String lockedBy, Instant updatedAt) {

  /** Requires an ID and a time. */
  public EntityRow {
    Objects.requireNonNull(id);
    Objects.requireNonNull(updatedAt);
  }

  /** Returns the row with an empty text instead of a state. */
  EntityRow withoutState() {
    return new EntityRow(id, state == null ? null : "", lockedBy, updatedAt);
  }
}

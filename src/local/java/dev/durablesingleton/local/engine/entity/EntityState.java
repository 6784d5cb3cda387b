package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.store.EntityRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The committed state of an entity.
 *
 * @param state the text that the function wrote, normally JSON; null if there is none
 * @param lockedBy the ID of the orchestration that holds the lock, or null
 * @param queue the requests that have not begun, in the order in which they will
 * @param updatedAt when the state, the lock or the queue changed last
 */
public record EntityState(
    EntityId id,
    @Nullable String state,
    @Nullable String lockedBy,
    List<EntityRequest> queue,
    Instant updatedAt) {

  /** Copies the queue. */
  public EntityState {
    queue = List.copyOf(queue);
  }

  /** The state of an entity without requests. */
  public static EntityState of(EntityId id, EntityRow row) {
    return new EntityState(id, row.state(), row.lockedBy(), List.of(), row.updatedAt());
  }

  /** Whether the entity has a state. Without one, callers see no entity. */
  public boolean exists() {
    return state != null;
  }

  /** Whether there is no state, no lock and no request. */
  public boolean isEmpty() {
    return state == null && lockedBy == null && queue.isEmpty();
  }

  /** Returns the same with an empty text instead of a state. */
  public EntityState withoutState() {
    return new EntityState(id, state == null ? null : "", lockedBy, queue, updatedAt);
  }
}

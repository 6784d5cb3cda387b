package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.EntityRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The committed state of an entity.
 *
 * @param state JSON; null for none
 * @param lockHolder ID of the orchestration that holds the lock; null for none
 * @param requests number of requests that it has not processed, those for later included
 */
record EntitySnapshot(
    String id, @Nullable String state, @Nullable String lockHolder, int requests) {

  static EntitySnapshot of(String id, @Nullable EntityRow row, int requests) {
    return row == null
        ? new EntitySnapshot(id, null, null, requests)
        : new EntitySnapshot(id, row.state(), row.lockedBy(), requests);
  }

  /** Describes the entity at a time for the message of a wait that failed. */
  String describe(Instant now) {
    return "its state is %s, %s, %d of its requests are not processed, and the hub's clock shows %s."
        .formatted(
            state == null ? "empty" : state,
            lockHolder == null
                ? "nobody holds its lock"
                : "its lock is held by instance '" + lockHolder + "'",
            requests,
            now);
  }
}

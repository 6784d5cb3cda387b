package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.entity.EntityId;

/**
 * Warns of locks whose holders have ended. As on Azure, an entity keeps such a lock until the call
 * {@code CleanEntityStorage} releases it.
 */
final class OrphanedLocks {

  private OrphanedLocks() {}

  /** Warns of each entity whose lock an ending instance holds. */
  static void warnAtEnd(String holder, HubState hub, UnitOfWork unit) {
    hub.entities().lockedBy(holder).forEach(id -> warn(id, holder, hub, unit));
  }

  /** Warns that an instance that has ended holds the lock of an entity. */
  static void warn(EntityId id, String holder, HubState hub, UnitOfWork unit) {
    unit.afterCommit(
        () ->
            hub.log()
                .warn(
                    HubState.LOG,
                    "Instance '%s' has ended and still holds the lock of entity '%s', which serves no other caller until the client's cleanEntityStorage releases orphaned locks."
                        .formatted(holder, id)));
  }
}

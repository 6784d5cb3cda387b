package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;

/**
 * Warns of locks whose holders have ended. As on Azure, an entity keeps such a lock until the call
 * {@code CleanEntityStorage} releases it.
 */
public final class OrphanedLocks {

  private OrphanedLocks() {}

  /** Warns of each entity whose lock an ending instance holds. */
  public static void warnAtEnd(String holder, HubState hub, UnitOfWork unit) {
    hub.entities().lockedBy(holder).forEach(id -> warn(id, holder, hub, unit));
  }

  /** Warns that an instance that has ended holds the lock of an entity. */
  static void warn(EntityId id, String holder, HubState hub, UnitOfWork unit) {
    unit.afterCommit(
        () ->
            hub.log()
                .warn(
                    "Instance '%s' has ended and still holds the lock of entity '%s', which serves no other caller until the client's cleanEntityStorage releases orphaned locks."
                        .formatted(holder, id)));
  }
}

package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.store.EntityRow;
import dev.durablesingleton.local.store.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The entities that are in memory: those with requests, a batch or a lock. Others are loaded from
 * the store when they receive a request. For the deciding thread only.
 */
public final class EntityIndex {
  private final TimerQueue timers;
  private final Map<String, Entity> active = new HashMap<>();
  private final Map<String, TreeSet<EntityId>> lockedBy = new HashMap<>();

  EntityIndex(TimerQueue timers) {
    this.timers = timers;
  }

  /** An entity in memory. */
  public Optional<Entity> active(String id) {
    return Optional.ofNullable(active.get(id));
  }

  /** All entities in memory. */
  public Collection<Entity> active() {
    return List.copyOf(active.values());
  }

  /** An entity in memory or in the store. */
  public Optional<Entity> find(EntityId id, UnitOfWork unit) {
    Entity known = active.get(id.text());
    return known != null
        ? Optional.of(known)
        : unit.transaction().findEntity(id.text()).map(row -> load(new Entity(id, row), unit));
  }

  /** An entity, which is created if there is none. */
  public Entity get(EntityId id, UnitOfWork unit) {
    return find(id, unit).orElseGet(() -> load(new Entity(id), unit));
  }

  /** Whether the entity is still current. */
  public boolean isCurrent(Entity entity) {
    return active.get(entity.id().text()) == entity;
  }

  /** Forgets an entity if nothing waits for it. */
  public void evictIdle(Entity entity) {
    if (entity.isIdle()) {
      active.remove(entity.id().text(), entity);
    }
  }

  /** The entities whose lock an instance holds, in order of their IDs. */
  public List<EntityId> lockedBy(String instanceId) {
    return List.copyOf(lockedBy.getOrDefault(instanceId, new TreeSet<>()));
  }

  /** Records that an entity has another lock holder; null for none. */
  public void lockChanged(EntityId id, @Nullable String before, @Nullable String after) {
    if (before != null) {
      lockedBy.computeIfPresent(
          before, (holder, held) -> held.remove(id) && held.isEmpty() ? null : held);
    }
    if (after != null) {
      lockedBy.computeIfAbsent(after, holder -> new TreeSet<>()).add(id);
    }
  }

  /** Restores an entity that is locked or has requests. */
  void restore(EntityRow row) {
    EntityId.parse(row.id())
        .ifPresent(
            id -> {
              add(new Entity(id, row));
              lockChanged(id, null, row.lockedBy());
            });
  }

  /** Restores a request; ignored if it is not for an entity. */
  void restore(Message message) {
    EntityId.parse(message.instanceId())
        .ifPresent(
            id -> {
              active.computeIfAbsent(id.text(), text -> new Entity(id)).restore(message);
              if (message.due() != null) {
                timers.add(new TimerQueue.Entry(message.due(), message.sequence(), id.text()));
              }
            });
  }

  void clear() {
    active.clear();
    lockedBy.clear();
  }

  /** Counts as a change, so that the entity is evicted after the commit if it is idle. */
  private Entity load(Entity entity, UnitOfWork unit) {
    unit.changed(entity);
    return add(entity);
  }

  private Entity add(Entity entity) {
    active.put(entity.id().text(), entity);
    return entity;
  }
}

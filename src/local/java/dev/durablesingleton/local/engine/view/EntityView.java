package dev.durablesingleton.local.engine.view;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.store.StoreReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The committed entities for readers: those with requests or a lock from memory, all others from
 * the store. Only the deciding thread writes. Thread-safe.
 */
public final class EntityView {
  private final StoreReader store;
  private final Map<String, EntityState> active = new ConcurrentHashMap<>();

  EntityView(StoreReader store) {
    this.store = store;
  }

  /** An entity. Reads the store unless it is in memory. */
  public Optional<EntityState> find(EntityId id) {
    EntityState known = active.get(id.text());
    return known != null
        ? Optional.of(known)
        : store.findEntity(id.text()).map(row -> EntityState.of(id, row));
  }

  /**
   * Visits entities in ordinal order of their IDs, until the limit is reached or the visitor
   * returns false.
   */
  public void visit(
      EntityQuery query, int limit, boolean withStates, Predicate<EntityState> visitor) {
    store.visitEntities(
        query,
        limit,
        withStates,
        row -> {
          EntityState known = active.get(row.id());
          if (known != null) {
            return visitor.test(withStates ? known : known.withoutState());
          }
          Optional<EntityId> id = EntityId.parse(row.id());
          return id.isEmpty() || visitor.test(EntityState.of(id.get(), row));
        });
  }

  /** Publishes a new committed state. */
  public void show(Entity entity) {
    if (entity.isStored() && !entity.isIdle()) {
      active.put(entity.id().text(), entity.snapshot());
    } else {
      active.remove(entity.id().text());
    }
  }

  /** Replaces the entities after a reload. */
  public void replaceAll(Collection<Entity> entities) {
    active.clear();
    entities.forEach(this::show);
  }
}

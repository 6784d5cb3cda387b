package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.command.Entities.Cleaned;
import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityOutbox;
import dev.durablesingleton.local.engine.loop.LoopDriver;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.view.EntityView;
import dev.durablesingleton.local.store.EntityQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Cleans or removes many entities. Reads the IDs page by page outside the deciding thread, and
 * changes one page in each unit of work. Thread-safe.
 */
public final class EntityCleaner {
  private static final int PAGE = 200;

  private final HubState hub;
  private final EntityDelivery delivery;
  private final EntityView view;
  private final LoopDriver<UnitOfWork> driver;

  /** Reads the IDs from the view, and submits the changes to the driver. */
  public EntityCleaner(
      HubState hub, EntityDelivery delivery, EntityView view, LoopDriver<UnitOfWork> driver) {
    this.hub = hub;
    this.delivery = delivery;
    this.view = view;
    this.driver = driver;
  }

  CompletableFuture<Cleaned> clean(boolean removeEmpty, boolean releaseOrphaned, Executor reading) {
    return each(
        EntityQuery.all(),
        (entity, unit) -> clean(entity, removeEmpty, releaseOrphaned, unit),
        reading);
  }

  /** Removes all entities and their requests. */
  public CompletableFuture<Integer> removeAll(Executor reading) {
    return each(EntityQuery.all(), this::remove, reading).thenApply(Cleaned::removed);
  }

  private Cleaned clean(
      Entity entity, boolean removeEmpty, boolean releaseOrphaned, UnitOfWork unit) {
    EntityOutbox out = delivery.outbox(unit);
    String holder = entity.lockedBy();
    if (releaseOrphaned && holder != null && hasEnded(holder, unit)) {
      entity.release(holder, out);
      return new Cleaned(0, 1);
    }
    Instant recent = out.now().minus(hub.options().entities().reorderWindow());
    if (removeEmpty && entity.isRemovable() && !entity.updatedAt().isAfter(recent)) {
      entity.purge(out);
      return new Cleaned(1, 0);
    }
    return Cleaned.NOTHING;
  }

  private boolean hasEnded(String instanceId, UnitOfWork unit) {
    return hub.status(instanceId, unit).map(status -> status.isTerminal()).orElse(true);
  }

  private Cleaned remove(Entity entity, UnitOfWork unit) {
    entity.purge(delivery.outbox(unit));
    return new Cleaned(1, 0);
  }

  private CompletableFuture<Cleaned> each(
      EntityQuery query, BiFunction<Entity, UnitOfWork, Cleaned> change, Executor reading) {
    return CompletableFuture.supplyAsync(() -> page(query), reading)
        .thenCompose(
            ids ->
                driver
                    .submit(unit -> apply(ids, change, unit))
                    .thenCompose(
                        cleaned ->
                            ids.size() < PAGE
                                ? CompletableFuture.completedFuture(cleaned)
                                : each(query.after(ids.get(PAGE - 1).text()), change, reading)
                                    .thenApply(cleaned::plus)));
  }

  private Cleaned apply(
      List<EntityId> ids, BiFunction<Entity, UnitOfWork, Cleaned> change, UnitOfWork unit) {
    Cleaned sum = Cleaned.NOTHING;
    for (EntityId id : ids) {
      sum =
          sum.plus(
              hub.entities()
                  .find(id, unit)
                  .map(entity -> change.apply(entity, unit))
                  .orElse(Cleaned.NOTHING));
    }
    return sum;
  }

  private List<EntityId> page(EntityQuery query) {
    List<EntityId> ids = new ArrayList<>();
    view.visit(query, PAGE, false, entity -> ids.add(entity.id()));
    return ids;
  }
}

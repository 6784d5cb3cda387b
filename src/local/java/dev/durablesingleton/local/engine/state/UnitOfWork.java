package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.loop.Effects;
import dev.durablesingleton.local.engine.loop.HubLog;
import dev.durablesingleton.local.engine.view.CommittedView;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.Store.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are committed together, and the effects that follow the commit. For the deciding
 * thread only.
 */
public final class UnitOfWork implements Effects {
  private final Store store;
  private final Queue<Execution> runnable = new ArrayDeque<>();

  /** By instance ID. */
  private final Map<String, Execution> changed = new LinkedHashMap<>();

  /** The states of new executions as they were written. */
  private final Map<Execution, Instance> written = new HashMap<>();

  private final Queue<Entity> runnableEntities = new ArrayDeque<>();
  private final Set<Entity> changedEntities = new LinkedHashSet<>();

  /** By instance ID. */
  private final Map<String, Instance> committed = new LinkedHashMap<>();

  private final List<Runnable> effects = new ArrayList<>();
  private @Nullable Transaction transaction;

  UnitOfWork(Store store) {
    this.store = store;
  }

  /** The store's transaction. It begins at the first call. */
  public Transaction transaction() {
    if (transaction == null) {
      transaction = store.begin();
    }
    return transaction;
  }

  /** Marks an execution that may have a next step. */
  public void markRunnable(Execution execution) {
    runnable.add(execution);
  }

  /** Removes and returns the next marked execution, or null. */
  public @Nullable Execution nextRunnable() {
    return runnable.poll();
  }

  /** Writes a new instance immediately, because later reads in this unit use the store. */
  void created(Execution execution) {
    transaction().create(execution.state());
    written.put(execution, execution.state());
    changed.put(execution.id(), execution);
  }

  /**
   * Records that the state of an unfinished execution has changed. It is written once, before the
   * commit.
   */
  void changed(Execution execution) {
    changed.put(execution.id(), execution);
  }

  /**
   * Writes the final state of an instance immediately, because later reads in this unit use the
   * store.
   */
  void ended(Instance instance) {
    discardChange(instance.id());
    transaction().update(instance);
    committed.put(instance.id(), instance);
  }

  /** Discards a recorded change, because another instance has the ID, or none. */
  public void discardChange(String instanceId) {
    changed.remove(instanceId);
    committed.remove(instanceId);
  }

  /** Records that an entity has changed and may have a next batch. */
  public void changed(Entity entity) {
    changedEntities.add(entity);
    runnableEntities.add(entity);
  }

  /** Removes and returns the next changed entity, or null. */
  public @Nullable Entity nextRunnableEntity() {
    return runnableEntities.poll();
  }

  /** The entities with changes. */
  public Set<Entity> changedEntities() {
    return changedEntities;
  }

  @Override
  public void afterCommit(Runnable effect) {
    effects.add(effect);
  }

  /** Commits the changes. */
  public void commit() {
    for (Execution execution : changed.values()) {
      Instance state = execution.state();
      committed.put(state.id(), state);
      if (!state.equals(written.get(execution))) {
        transaction().update(state);
      }
    }
    changedEntities.forEach(entity -> entity.store(transaction()));
    if (transaction != null) {
      transaction.commit();
      transaction.close();
    }
  }

  /** Publishes the committed states, then runs the effects. A failed effect is logged. */
  public void publish(CommittedView view, HubLog log) {
    committed.values().forEach(state -> guarded(() -> view.show(state), log));
    changedEntities.forEach(entity -> guarded(() -> view.entities().show(entity), log));
    effects.forEach(effect -> guarded(effect, log));
  }

  /** Drops the changes. */
  public void rollBack() {
    if (transaction != null) {
      transaction.close();
    }
  }

  private static void guarded(Runnable effect, HubLog log) {
    try {
      effect.run();
    } catch (RuntimeException e) {
      log.error("An effect of a committed change failed.", e);
    }
  }
}

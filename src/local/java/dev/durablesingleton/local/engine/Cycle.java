package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.Store.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * One round of the hub's thread: the changes that are committed together, and what may follow only
 * once they are kept.
 */
final class Cycle {
  private final Store store;
  private final Queue<Execution> stirred = new ArrayDeque<>();
  private final Set<Execution> changed = new LinkedHashSet<>();
  private final List<Runnable> effects = new ArrayList<>();
  private Transaction transaction;

  Cycle(Store store) {
    this.store = store;
  }

  /** The round's transaction; a round that writes nothing has none. */
  Transaction transaction() {
    if (transaction == null) {
      transaction = store.begin();
    }
    return transaction;
  }

  /** Notes that an execution may have something to do. */
  void stir(Execution execution) {
    stirred.add(execution);
  }

  /** Takes the next execution that may have something to do, or null. */
  Execution nextStirred() {
    return stirred.poll();
  }

  /** Notes that an unfinished execution's state has changed; it is written once, at the end. */
  void changed(Execution execution) {
    changed.add(execution);
  }

  /** Forgets a change, since another instance has the ID now or none. */
  void superseded(String instanceId) {
    changed.removeIf(execution -> execution.state.id().equals(instanceId));
  }

  /** Keeps an effect for the time when the changes are kept. */
  void afterCommit(Runnable effect) {
    effects.add(effect);
  }

  /** Makes the changes last, shows them to readers, and lets the effects follow. */
  void finish(Snapshots snapshots) {
    List<Instance> states = changed.stream().map(execution -> execution.state).toList();
    states.forEach(state -> transaction().update(state));
    if (transaction != null) {
      transaction.commit();
      transaction.close();
    }
    states.forEach(snapshots::show);
    effects.forEach(Runnable::run);
  }

  /** Drops the changes. */
  void abandon() {
    if (transaction != null) {
      transaction.close();
    }
  }
}

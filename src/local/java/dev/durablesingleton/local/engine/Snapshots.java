package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What readers see: the committed state of unfinished instances in memory, of all others in the
 * store. Thread-safe; the hub's thread writes.
 */
final class Snapshots {
  private final Store store;
  private final Map<String, Instance> unfinished = new ConcurrentHashMap<>();
  private final Waiters waiters = new Waiters();

  Snapshots(Store store) {
    this.store = store;
  }

  Optional<Instance> find(String instanceId) {
    Instance instance = unfinished.get(instanceId);
    return instance != null ? Optional.of(instance) : store.find(instanceId);
  }

  CompletableFuture<Instance> await(String instanceId, Predicate<Instance> wanted) {
    return waiters.await(instanceId, wanted, this::find);
  }

  void show(Instance instance) {
    if (instance.status().isTerminal()) {
      unfinished.remove(instance.id());
    } else {
      unfinished.put(instance.id(), instance);
    }
    waiters.changed(instance);
  }

  void forget(String instanceId) {
    unfinished.remove(instanceId);
  }

  /** Takes what was read anew from the store, which may tell of ends that nobody was told of. */
  void replaceAll(Collection<Execution> executions) {
    unfinished.clear();
    executions.forEach(execution -> unfinished.put(execution.state.id(), execution.state));
    waiters.lookAgain(this::find);
  }
}

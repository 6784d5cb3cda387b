package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who waits for an instance to reach a state. Thread-safe. */
final class Waiters {
  private final Map<String, Queue<Waiter>> byInstance = new ConcurrentHashMap<>();

  private record Waiter(Predicate<Instance> wanted, CompletableFuture<Instance> future) {}

  /** Waits for a wanted state; looks at the present one after it has begun to listen. */
  CompletableFuture<Instance> await(
      String instanceId, Predicate<Instance> wanted, Function<String, Optional<Instance>> present) {
    Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
    byInstance.compute(
        instanceId,
        (id, queue) -> {
          Queue<Waiter> waiters = queue == null ? new ConcurrentLinkedQueue<>() : queue;
          waiters.add(waiter);
          return waiters;
        });
    waiter.future().whenComplete((instance, failure) -> forget(instanceId, waiter));
    present.apply(instanceId).filter(wanted).ifPresent(waiter.future()::complete);
    return waiter.future();
  }

  /** Tells a new committed state. */
  void changed(Instance instance) {
    Queue<Waiter> waiters = byInstance.get(instance.id());
    if (waiters != null) {
      waiters.stream()
          .filter(waiter -> waiter.wanted().test(instance))
          .forEach(waiter -> waiter.future().complete(instance));
    }
  }

  /** Tells the present states of all instances that somebody waits for. */
  void lookAgain(Function<String, Optional<Instance>> present) {
    byInstance.keySet().forEach(id -> present.apply(id).ifPresent(this::changed));
  }

  private void forget(String instanceId, Waiter waiter) {
    byInstance.computeIfPresent(
        instanceId,
        (id, queue) -> {
          queue.remove(waiter);
          return queue.isEmpty() ? null : queue;
        });
  }
}

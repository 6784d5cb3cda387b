package dev.durablesingleton.local.engine.view;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Callers that wait until an instance reaches a state. Thread-safe. */
final class Waiters {
  private final Map<String, Queue<Waiter>> byInstance = new ConcurrentHashMap<>();
  private volatile @Nullable StoreException failure;

  /** A waiting caller: the condition and the future. */
  record Waiter(Predicate<Instance> wanted, CompletableFuture<Instance> future) {

    /** Completes the future if the state meets the condition. */
    void offer(Instance instance) {
      if (wanted.test(instance)) {
        future.complete(instance);
      }
    }

    /** Offers the result of the lookup. If the lookup fails, so does the future. */
    void offerFrom(Supplier<Optional<Instance>> lookUp) {
      try {
        lookUp.get().ifPresent(this::offer);
      } catch (RuntimeException e) {
        future.completeExceptionally(e);
      }
    }
  }

  /**
   * Waits for a state. The waiter is removed when its future is done, for any reason.
   *
   * @param lookUp offers the present state to the waiter; runs after the registration, so that no
   *     change is missed
   */
  CompletableFuture<Instance> await(
      String instanceId, Predicate<Instance> wanted, Consumer<Waiter> lookUp) {
    Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
    byInstance.compute(
        instanceId,
        (id, queue) -> {
          Queue<Waiter> waiters = queue == null ? new ConcurrentLinkedQueue<>() : queue;
          waiters.add(waiter);
          return waiters;
        });
    CompletableFuture<?> unused =
        waiter.future().whenComplete((instance, thrown) -> forget(instanceId, waiter));
    if (failure != null) {
      waiter.future().completeExceptionally(failure);
    }
    try {
      lookUp.accept(waiter);
    } catch (RuntimeException e) {
      waiter.future().completeExceptionally(e);
    }
    return waiter.future();
  }

  /** Offers a new committed state to the waiters. */
  void changed(Instance instance) {
    Queue<Waiter> waiters = byInstance.get(instance.id());
    if (waiters != null) {
      waiters.forEach(waiter -> waiter.offer(instance));
    }
  }

  /** The IDs with waiters. */
  Set<String> waitedFor() {
    return byInstance.keySet();
  }

  /** Fails all current and future waiters. */
  void fail(StoreException reason) {
    failure = reason;
    byInstance
        .values()
        .forEach(
            waiters -> waiters.forEach(waiter -> waiter.future().completeExceptionally(reason)));
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

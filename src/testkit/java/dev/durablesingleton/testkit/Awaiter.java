package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.Instance;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets tests wait for what a hub does, on real time, and be woken by mistakes. Outlives a host that
 * dies. Thread-safe.
 */
final class Awaiter {

  private record Waiter(
      String instanceId, Predicate<Instance> wanted, CompletableFuture<Instance> future) {

    /** What the test wants may throw; that ends the wait, and nothing else. */
    void see(Instance instance) {
      try {
        if (wanted.test(instance)) {
          future.complete(instance);
        }
      } catch (RuntimeException | AssertionError e) {
        future.completeExceptionally(e);
      }
    }
  }

  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> open = new ConcurrentLinkedQueue<>();
  private final Timekeeper timekeeper;
  private final Mistakes mistakes;
  private final Duration patience;

  Awaiter(Timekeeper timekeeper, Mistakes mistakes, Duration patience) {
    this.timekeeper = timekeeper;
    this.mistakes = mistakes;
    this.patience = patience;
    mistakes.onMistake(mistake -> open.forEach(future -> future.completeExceptionally(mistake)));
  }

  /** Tells a new state; on the hub's thread, so that time stops where a wait ends. */
  void changed(Instance instance) {
    for (Waiter waiter : waiters) {
      if (waiter.instanceId().equals(instance.id())) {
        waiter.see(instance);
      }
    }
  }

  /** A state of an instance that is wanted, once there is one; time may skip ahead till then. */
  CompletableFuture<Instance> state(
      String instanceId, Predicate<Instance> wanted, Supplier<Instance> present, boolean skips) {
    Waiter waiter = new Waiter(instanceId, wanted, new CompletableFuture<>());
    if (skips) {
      timekeeper.beginSkipping();
    }
    waiter
        .future()
        .whenComplete(
            (instance, failure) -> {
              waiters.remove(waiter);
              if (skips) {
                timekeeper.endSkipping();
              }
            });
    waiters.add(waiter);
    Instance now = present.get();
    if (now != null) {
      waiter.see(now);
    }
    return waiter.future();
  }

  /**
   * Waits for a future of this hub.
   *
   * @param tooLate makes the error message for the time-out
   */
  <T> T await(CompletableFuture<T> future, Supplier<String> tooLate) {
    open.add(future);
    try {
      mistakes.failIfAny();
      T result = future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      mistakes.failIfAny();
      return result;
    } catch (TimeoutException e) {
      mistakes.failIfAny();
      throw new AssertionError(tooLate.get());
    } catch (ExecutionException e) {
      mistakes.failIfAny();
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted while it waited for the hub.", e);
    } finally {
      open.remove(future);
      future.cancel(false);
    }
  }
}

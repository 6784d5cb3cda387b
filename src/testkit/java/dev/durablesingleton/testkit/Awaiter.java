package dev.durablesingleton.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes tests wait for a hub, with a timeout in real time; a mistake ends every wait. Survives a
 * crash of the host. Thread-safe.
 */
final class Awaiter {

  private record Waiter<T>(
      String id, Class<T> type, Predicate<? super T> condition, CompletableFuture<T> future) {

    /** A condition of the test may throw; that must end this wait only, not the hub's thread. */
    void check(Object committed) {
      try {
        T state = type.cast(committed);
        if (condition.test(state)) {
          future.complete(state);
        }
      } catch (RuntimeException | AssertionError e) {
        future.completeExceptionally(e);
      }
    }
  }

  private final Queue<Waiter<?>> waiters = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> pending = new ConcurrentLinkedQueue<>();
  private final VirtualTime time;
  private final Mistakes mistakes;
  private final Duration timeout;

  Awaiter(VirtualTime time, Mistakes mistakes, Duration timeout) {
    this.time = time;
    this.mistakes = mistakes;
    this.timeout = timeout;
    mistakes.onMistake(mistake -> pending.forEach(future -> future.completeExceptionally(mistake)));
  }

  /**
   * Checks the committed state of an instance or entity; on the hub's thread, so that time stops
   * when a wait ends.
   */
  void committed(String id, Object state) {
    for (Waiter<?> waiter : waiters) {
      if (waiter.id().equals(id)) {
        waiter.check(state);
      }
    }
  }

  /**
   * Completes with the first state of an instance or entity that meets a condition.
   *
   * @param type of the states that {@link #committed} receives for the ID
   * @param current returns the present state; null if there is none
   * @param skipsTime whether time may skip ahead until then
   */
  <T> CompletableFuture<T> whenState(
      String id,
      Class<T> type,
      Predicate<? super T> condition,
      Supplier<@Nullable T> current,
      boolean skipsTime) {
    Waiter<T> waiter = new Waiter<>(id, type, condition, new CompletableFuture<>());
    if (skipsTime) {
      time.beginSkipping();
    }
    CompletableFuture<?> unused =
        waiter
            .future()
            .whenComplete(
                (state, failure) -> {
                  waiters.remove(waiter);
                  if (skipsTime) {
                    time.endSkipping();
                  }
                });
    waiters.add(waiter);
    T present = current.get();
    if (present != null) {
      waiter.check(present);
    }
    return waiter.future();
  }

  /**
   * Waits for a future of this hub.
   *
   * @param timeoutMessage builds the message for a timeout
   * @throws AssertionError on a timeout, on a mistake, or if the future fails
   */
  @SuppressWarnings("CollectionUndefinedEquality") // Futures are equal only if they are the same.
  <T> T await(CompletableFuture<T> future, Supplier<String> timeoutMessage) {
    pending.add(future);
    try {
      mistakes.failIfAny();
      T result = future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      mistakes.failIfAny();
      return result;
    } catch (TimeoutException e) {
      mistakes.failIfAny();
      throw new AssertionError(timeoutMessage.get());
    } catch (ExecutionException e) {
      mistakes.failIfAny();
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new AssertionError(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted while it waited for the hub.", e);
    } finally {
      pending.remove(future);
      future.cancel(false);
    }
  }
}

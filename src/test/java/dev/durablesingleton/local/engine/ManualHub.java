package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A hub with a manual clock that decides on the test's thread, on a store whose commits may fail.
 * Each method returns once the hub has nothing left to decide. The worker must do all work on the
 * thread that gives it.
 */
final class ManualHub implements AutoCloseable {
  static final HubOptions OPTIONS = new HubOptions(false, Duration.ofMillis(1));

  private final Thread test = Thread.currentThread();
  private final CommitFaults faults;
  private final WorkItems worker;
  private final HubOptions options;

  /** Whether the test's thread was the last to decide, and left nothing open. */
  private volatile boolean idle;

  private SettableClock clock = new SettableClock();
  private TaskHub hub;

  ManualHub(Store store, WorkItems worker, HubOptions options) {
    faults = new CommitFaults(store);
    this.worker = worker;
    this.options = options;
    hub = open();
    settle();
  }

  /** The hub, for reads. */
  TaskHub hub() {
    return hub;
  }

  SettableClock clock() {
    return clock;
  }

  /** Makes one of the next commits fail, as {@link CommitFaults#breakCommit}. */
  void breakCommit(int choice) {
    faults.breakCommit(choice);
  }

  /**
   * Closes the hub and opens it again, as after a crash: uncommitted changes are lost. A retry of
   * the closed hub may still run on a thread of its own. Its clock stops, so that it fires no timer
   * of the new hub's store.
   */
  void restart() {
    hub.close();
    clock = clock.copy();
    idle = false;
    hub = open();
    settle();
  }

  void advance(Duration by) {
    clock.advance(by);
    idle = false;
    hub.wake();
    settle();
  }

  /** Returns the answer, or empty if the hub could not commit the change. */
  <T> Optional<T> ask(Function<TaskHub, CompletableFuture<T>> change) {
    idle = false;
    Optional<T> answer = tryTo(change);
    settle();
    return answer;
  }

  @Override
  public void close() {
    hub.close();
  }

  /**
   * Asks the hub for nothing until this thread decides it, also after an outage. Then no other
   * thread decides, and no work is open, because work ends on the thread that decides.
   */
  private void settle() {
    while (!idle) {
      tryTo(other -> other.raiseEvent("nobody", "nothing", null));
      Thread.onSpinWait();
    }
  }

  private <T> Optional<T> tryTo(Function<TaskHub, CompletableFuture<T>> change) {
    try {
      return Optional.of(change.apply(hub).join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private TaskHub open() {
    return TaskHub.openManual(
        faults.store(),
        worker,
        options,
        clock,
        (openWork, nextTimer) -> idle = openWork == 0 && Thread.currentThread() == test,
        HostLog.none());
  }
}

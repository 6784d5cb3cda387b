package dev.durablesingleton.local.engine;

import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** A hub on a faulty store, replaced by one on the intact store after the fault has killed it. */
final class FragileHub implements AutoCloseable {
  private static final HubOptions OPTIONS = new HubOptions(false, Duration.ofMillis(1));

  private final Store store;
  private final FaultyStore faulty;
  private final WorkItems worker;
  private boolean revived;
  private TaskHub hub;

  FragileHub(Store store, FaultyStore faulty, WorkItems worker) {
    this.store = store;
    this.faulty = faulty;
    this.worker = worker;
    try {
      hub = open(faulty.store());
    } catch (StoreException e) {
      hub = open(store);
      revived = true;
    }
  }

  /** The current hub. */
  TaskHub hub() {
    if (faulty.isDead() && !revived) {
      hub.close();
      hub = open(store);
      revived = true;
    }
    return hub;
  }

  /** Returns the answer, or empty if the hub could not commit the change. */
  <T> Optional<T> ask(Function<TaskHub, CompletableFuture<T>> call) {
    try {
      return Optional.of(Patience.join(call.apply(hub())));
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Repeats the call until the hub answers. */
  <T> T insist(Function<TaskHub, CompletableFuture<T>> call) {
    for (; ; ) {
      Optional<T> answer = ask(call);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private TaskHub open(Store on) {
    return TaskHub.open(on, worker, OPTIONS, Clock.systemUTC(), HostLog.none());
  }

  @Override
  public void close() {
    hub.close();
  }
}

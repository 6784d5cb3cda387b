package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one thread that changes a hub. What came in since its last round is decided in order,
 * committed together, and only then answered and sent on; so no two changes race, and many share
 * one commit.
 */
final class HubThread {
  private static final int MOST_PER_ROUND = 1_000;

  /** While a machine sleeps, waits stand still and the clock does not. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Hub hub;
  private final Snapshots snapshots;
  private final Consumer<Cycle> advance;
  private final Dispatcher dispatcher;
  private final BlockingQueue<Request<?>> requests = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "task-hub");
  private volatile boolean closed;
  private StoreException outage;
  private long retryAt;

  /**
   * @param advance lets every stirred execution go on
   * @param dispatcher gets the activities that a hub finds unfinished
   */
  HubThread(Hub hub, Snapshots snapshots, Consumer<Cycle> advance, Dispatcher dispatcher) {
    this.hub = hub;
    this.snapshots = snapshots;
    this.advance = advance;
    this.dispatcher = dispatcher;
    thread.setDaemon(true);
  }

  /** Reads the hub from the store, on the caller's thread, and begins. */
  void start() {
    load();
    thread.start();
  }

  <T> CompletableFuture<T> submit(Function<Cycle, T> change) {
    Request<T> request = new Request<>(change);
    requests.add(request);
    if (closed) {
      failAll(List.of(request), new StoreException("The task hub is closed."));
    }
    return request.answer();
  }

  /** Makes the thread look at the clock again. */
  void wake() {
    submit(cycle -> null);
  }

  /** Ends the thread after the round that runs. */
  void close() {
    closed = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      List<Request<?>> round = new ArrayList<>();
      try {
        Request<?> first = requests.poll(untilNextTimer().toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          round.add(first);
          requests.drainTo(round, MOST_PER_ROUND - 1);
        }
      } catch (InterruptedException e) {
        break;
      }
      if (outage == null) {
        play(round);
      } else {
        recover(round);
      }
    }
    closed = true;
    List<Request<?>> left = new ArrayList<>();
    requests.drainTo(left);
    failAll(left, new StoreException("The task hub is closed."));
  }

  private Duration untilNextTimer() {
    if (outage != null) {
      return hub.options.retryPause();
    }
    Instant next = hub.timers.next();
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(hub.clock.instant(), next);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void play(List<Request<?>> round) {
    Cycle cycle = new Cycle(hub.store);
    try {
      hub.fireDue(cycle);
      round.forEach(request -> request.apply(cycle));
      advance.accept(cycle);
      cycle.finish(snapshots);
    } catch (RuntimeException | Error e) {
      cycle.abandon();
      giveBack(round, e);
    }
  }

  /** Nothing of the round is kept: tell everyone, and take the hub's state from the store again. */
  private void giveBack(List<Request<?>> round, Throwable cause) {
    outage =
        cause instanceof StoreException failure
            ? failure
            : new StoreException("The task hub met an error: " + cause, cause);
    hub.log.log(
        LogLevel.ERROR,
        Hub.LOG,
        outage.getMessage() + " Nothing of it is acknowledged; the task hub tries again.",
        cause instanceof StoreException ? cause.getCause() : cause);
    failAll(round, outage);
    retryAt = System.nanoTime() + hub.options.retryPause().toNanos();
  }

  private void recover(List<Request<?>> round) {
    if (System.nanoTime() - retryAt >= 0) {
      try {
        load();
        hub.log.info(Hub.LOG, "The task hub is available again.");
        outage = null;
        play(round);
        return;
      } catch (StoreException e) {
        outage = e;
        retryAt = System.nanoTime() + hub.options.retryPause().toNanos();
      }
    }
    failAll(round, outage);
  }

  private void load() {
    List<ActivityTask> activities = hub.load();
    snapshots.replaceAll(hub.unfinished.values());
    submit(
        cycle -> {
          hub.unfinished.values().forEach(cycle::stir);
          activities.forEach(activity -> cycle.afterCommit(() -> dispatcher.run(activity)));
          return null;
        });
  }

  private static void failAll(List<Request<?>> round, StoreException why) {
    round.forEach(request -> request.fail(why));
  }
}

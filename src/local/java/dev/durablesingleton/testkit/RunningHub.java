package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.MethodWatch;
import dev.durablesingleton.testkit.replay.ReplayCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A hub with one host after the other. Thread-safe: its monitor guards which host is alive. */
final class RunningHub implements AutoCloseable, WatchedStore.Watcher {

  private final HubSettings settings;
  private final Store store = new WatchedStore(new MemoryStore(), this);
  private final HubParts parts;
  private final FunctionWorker worker;
  private final Waits waits;
  private final TestClock clock;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(RunningHub::daemon);
  private volatile HostLife life;
  private boolean closed;

  RunningHub(HubSettings settings) {
    this.settings = settings;
    Functions functions = settings.functions().load();
    Mistakes mistakes = new Mistakes();
    OpenWork work = new OpenWork();
    parts =
        new HubParts(
            functions,
            new Activities(),
            new Timekeeper(settings.start()),
            work,
            mistakes,
            new CallNotes(work, mistakes),
            new HubLog(),
            new CheckedTurns(),
            settings.checks() ? Optional.of(replayCheck(functions)) : Optional.empty());
    worker = functions.worker(parts.notes(), parts.log());
    waits = new Waits(parts.timekeeper(), mistakes, settings.patience());
    clock = new TestClock(parts.timekeeper(), this::moveTo);
    new BlockingWatch(work, mistakes).begin(watching);
    life = new HostLife(parts, worker, store, this::succeed);
  }

  /** Replays in functions of its own, whose log lines nobody wants to see again. */
  static ReplayCheck replayCheck(Functions functions) {
    return new ReplayCheck(watch -> replayer(functions, watch));
  }

  private static WorkItems replayer(Functions functions, MethodWatch watch) {
    return new PackageWorkItems(
        functions.all(),
        functions.worker(watch, HostLog.none()),
        function -> Map.of(),
        Runnable::run,
        Runnable::run);
  }

  HubParts parts() {
    return parts;
  }

  FunctionWorker worker() {
    return worker;
  }

  TestClock clock() {
    return clock;
  }

  Store store() {
    return store;
  }

  /** The host that is alive; waits for one that is about to take over. */
  synchronized HostLife life() {
    try {
      while (life.isDead() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed) {
      throw new IllegalStateException("This hub has ended; make another one for the next test.");
    }
    return life;
  }

  TaskHub hub() {
    return life().hub();
  }

  /** Loses the host, and goes on with another one. */
  void restart() {
    life().close();
    succeed();
  }

  private synchronized void succeed() {
    life.close();
    parts.timekeeper().dropSleepers();
    if (!closed) {
      life = new HostLife(parts, worker, store, this::succeed);
    }
    notifyAll();
  }

  @Override
  public void kept(Instance instance) {
    waits.changed(instance);
  }

  @Override
  public void consumed(ActivityTask activity) {
    life.consumed(activity);
  }

  /** Waits for a state of an instance; {@code failure} says what did not come about. */
  Instance await(String instanceId, java.util.function.Predicate<Instance> wanted, String failure) {
    CompletableFuture<Instance> state =
        waits.state(
            instanceId, wanted, () -> store.find(instanceId).orElse(null), settings.skips());
    hub().wake();
    return waits.await(state, () -> Report.of(this, instanceId, failure, settings));
  }

  /** Waits until nothing runs. */
  void awaitIdle() {
    awaitWoken(
        parts.timekeeper().idle(),
        () ->
            Report.of(
                this, "The hub is not idle after " + settings.patience().toSeconds() + " s."));
  }

  private void moveTo(Instant target) {
    CompletableFuture<Void> arrival = parts.timekeeper().moveTo(target);
    try {
      awaitWoken(
          arrival,
          () ->
              Report.of(
                  this,
                  "The clock has come to %s and not to %s after %d s."
                      .formatted(clock.instant(), target, settings.patience().toSeconds())));
    } finally {
      parts.timekeeper().stay();
    }
  }

  private void awaitWoken(CompletableFuture<Void> future, Supplier<String> tooLate) {
    hub().wake();
    waits.await(future, tooLate);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      life.close();
      notifyAll();
    }
    watching.shutdownNow();
    worker.close();
    try {
      parts.functions().closing().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-hub-watch");
    thread.setDaemon(true);
    return thread;
  }
}

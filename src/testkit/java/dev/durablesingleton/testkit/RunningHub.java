package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A hub from the beginning of a test, or of a class of tests, to its end. Thread-safe. */
final class RunningHub implements AutoCloseable {

  private final HubSettings settings;
  private final HubContext parts;
  private final Store store;
  private final Awaiter waits;
  private final TestClock clock;
  private final HostSupervisor hosts;
  private final HttpFunctionInvoker http;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(RunningHub::daemon);

  RunningHub(HubSettings settings) {
    this.settings = settings;
    parts = HubContext.of(settings);
    waits = new Awaiter(parts.timekeeper(), parts.mistakes(), settings.patience());
    clock = new TestClock(parts.timekeeper(), this::moveTo);
    KeptNews news = new KeptNews();
    store = new WatchedStore(new MemoryStore(), news);
    hosts = new HostSupervisor(parts, store);
    news.hosts = hosts;
    http = new HttpFunctionInvoker(this);
    new BlockingDetector(parts.work(), parts.mistakes()).begin(watching);
  }

  HubContext parts() {
    return parts;
  }

  TestClock clock() {
    return clock;
  }

  Store store() {
    return store;
  }

  HostSupervisor hosts() {
    return hosts;
  }

  HttpFunctionInvoker http() {
    return http;
  }

  TaskHub hub() {
    return hosts.alive().hub();
  }

  /** Waits for a state of an instance; {@code failure} says what did not come about. */
  Instance await(String instanceId, Predicate<Instance> wanted, String failure) {
    CompletableFuture<Instance> state =
        waits.state(
            instanceId, wanted, () -> store.find(instanceId).orElse(null), settings.skips());
    hub().wake();
    return waits.await(state, () -> WaitReport.of(this, instanceId, failure, settings));
  }

  /** Waits until nothing runs. */
  void awaitIdle() {
    awaitWoken(parts.timekeeper().idle(), () -> "The hub is not idle after ");
  }

  private void moveTo(Instant target) {
    CompletableFuture<Void> arrival = parts.timekeeper().moveTo(target);
    try {
      awaitWoken(
          arrival,
          () -> "The clock has come to %s and not to %s after ".formatted(clock.instant(), target));
    } finally {
      parts.timekeeper().stay();
    }
  }

  private void awaitWoken(CompletableFuture<Void> future, Supplier<String> tooLate) {
    hub().wake();
    waits.await(
        future, () -> WaitReport.of(this, tooLate.get() + settings.patience().toSeconds() + " s."));
  }

  @Override
  public void close() {
    hosts.close();
    watching.shutdownNow();
    parts.worker().close();
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

  /** Takes what the store tells to those who wait for it; the first host begins after it. */
  private final class KeptNews implements WatchedStore.Watcher {
    private volatile HostSupervisor hosts;

    @Override
    public void kept(Instance instance) {
      waits.changed(instance);
    }

    @Override
    public void consumed(ActivityTask activity) {
      hosts.consumed(activity);
    }
  }
}

package dev.durablesingleton.testkit;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.Store;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A hub that runs for one test or one test class. Thread-safe. */
final class RunningHub implements AutoCloseable {

  private final HubSettings settings;
  private final HubContext context;
  private final Store store;
  private final Awaiter awaiter;
  private final TestClock clock;
  private final HostSupervisor hosts;
  private final HttpFunctionInvoker http;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("test-hub-watch"));

  RunningHub(HubSettings settings) {
    this.settings = settings;
    context = HubContext.of(settings);
    awaiter = new Awaiter(context.time(), context.mistakes(), settings.timeout());
    clock = new TestClock(context.time(), this::moveTo);
    Commits commits = new Commits();
    store = new WatchedStore(new MemoryStore(), commits);
    hosts = new HostSupervisor(context, store);
    commits.hosts = hosts;
    http = new HttpFunctionInvoker(this);
    new BlockingDetector(context.runningWork(), context.mistakes()).start(scheduler);
  }

  HubContext context() {
    return context;
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

  TaskHub taskHub() {
    return hosts.current().hub();
  }

  /**
   * Waits until an instance's state meets a condition.
   *
   * @param failure the beginning of the message for a timeout
   */
  Instance await(String instanceId, Predicate<Instance> condition, String failure) {
    CompletableFuture<Instance> state =
        awaiter.whenState(
            instanceId,
            Instance.class,
            condition,
            () -> store.find(instanceId).orElse(null),
            settings.skipsTime());
    taskHub().wake();
    return awaiter.await(state, () -> WaitReport.of(this, instanceId, failure, settings));
  }

  /** Waits until an entity meets a condition; see {@link #await(String, Predicate, String)}. */
  EntitySnapshot await(EntityId id, Predicate<EntitySnapshot> condition, String failure) {
    CompletableFuture<EntitySnapshot> state =
        awaiter.whenState(
            id.text(),
            EntitySnapshot.class,
            condition,
            () -> entity(id.text()),
            settings.skipsTime());
    taskHub().wake();
    return awaiter.await(state, () -> WaitReport.of(this, entity(id.text()), failure, settings));
  }

  /** The committed state of an entity. */
  EntitySnapshot entity(String id) {
    return EntitySnapshot.of(
        id, store.findEntity(id).orElse(null), context.entityRequests().countOf(id));
  }

  /** Waits until nothing runs. */
  void awaitIdle() {
    await(context.time().whenIdle(), () -> "The hub is not idle after ");
  }

  private void moveTo(Instant target) {
    CompletableFuture<Void> arrival = context.time().moveTo(target);
    try {
      await(
          arrival,
          () -> "The clock is at %s and not at %s after ".formatted(clock.instant(), target));
    } finally {
      context.time().cancelMove();
    }
  }

  private void await(CompletableFuture<Void> future, Supplier<String> failure) {
    taskHub().wake();
    awaiter.await(
        future, () -> WaitReport.of(this, failure.get() + settings.timeout().toSeconds() + " s."));
  }

  @Override
  public void close() {
    hosts.close();
    scheduler.shutdownNow();
    context.worker().close();
    context.functions().close();
  }

  /** Passes commits to waits and hosts; the supervisor is set last, since it needs the store. */
  private final class Commits implements WatchedStore.CommitListener {
    private volatile @Nullable HostSupervisor hosts;

    @Override
    public void instanceCommitted(Instance instance) {
      awaiter.committed(instance.id(), instance);
    }

    @Override
    public void activityCommitted(ActivityTask activity) {
      Objects.requireNonNull(hosts).activityCommitted(activity);
    }

    @Override
    public void messageCommitted(Message message) {
      context.entityRequests().stored(message);
    }

    @Override
    public void messageRemoved(long sequence) {
      String entity = context.entityRequests().removed(sequence);
      if (entity != null) {
        entityCommitted(entity);
      }
    }

    @Override
    public void entityCommitted(String id) {
      awaiter.committed(id, entity(id));
    }
  }
}

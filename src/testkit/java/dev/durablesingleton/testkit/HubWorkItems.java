package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.testkit.HubActivity.HostLoss;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs the work items of one host: delays activities by their configured duration and crashes the
 * host where the test has configured it. Thread-safe.
 */
final class HubWorkItems implements WorkItems {

  private final HubContext context;
  private final TurnExecutor turns;
  private final ActivityExecutor activities;
  private final EntityExecutor entities;
  private final WorkExecutor executor;
  private final Host host;
  private final Set<Activity> running = ConcurrentHashMap.newKeySet();

  /** The host that the work items belong to. */
  interface Host {
    boolean isCrashed();

    /** Crashes the host: uncommitted work is lost, and a new host takes over. */
    void crash();

    /** Crashes the host as soon as the activity's result is committed. */
    void crashAfterCommit(Activity activity);
  }

  HubWorkItems(HubContext context, WorkItems functions, WorkExecutor executor, Host host) {
    this.context = context;
    this.turns = new TurnExecutor(context, functions);
    this.activities = new ActivityExecutor(context, functions);
    this.entities = new EntityExecutor(context, functions);
    this.executor = executor;
    this.host = host;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return execute(() -> turns.run(turn));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity item) {
    HubActivity activity = context.activities().get(item.name());
    if (activity.duration().isZero()) {
      return execute(activity, item).thenCompose(outcome -> deliver(activity, item, outcome));
    }
    return context
        .time()
        .delay(activity.duration())
        .thenCompose(ended -> execute(activity, item))
        .thenCompose(outcome -> deliver(activity, item, outcome));
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return execute(() -> entities.run(batch));
  }

  /**
   * The number of activities that run although their instance has ended, been removed or been
   * replaced, so that nothing waits for their results.
   */
  int abandoned(Store store) {
    return (int)
        running.stream()
            .filter(
                item ->
                    store
                        .find(item.instanceId())
                        .filter(instance -> !instance.status().isTerminal())
                        .filter(instance -> instance.executionId().equals(item.executionId()))
                        .isEmpty())
            .count();
  }

  private CompletableFuture<ActivityOutcome> execute(HubActivity activity, Activity item) {
    running.add(item);
    return execute(
        () -> {
          try {
            return activities.run(activity, item);
          } finally {
            running.remove(item);
          }
        });
  }

  private <T> CompletableFuture<T> execute(Supplier<T> work) {
    return host.isCrashed() ? new CompletableFuture<>() : executor.run(work);
  }

  /** Returns the outcome to the hub, unless the host crashes first. */
  private CompletionStage<ActivityOutcome> deliver(
      HubActivity activity, Activity item, ActivityOutcome outcome) {
    if (activity.takeHostLoss(HostLoss.BEFORE_RESULT_IS_KEPT)) {
      host.crash();
      return new CompletableFuture<>();
    }
    if (activity.takeHostLoss(HostLoss.AFTER_RESULT_IS_KEPT)) {
      host.crashAfterCommit(item);
    }
    return CompletableFuture.completedFuture(outcome);
  }
}

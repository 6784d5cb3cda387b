package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.testkit.HubActivity.HostLoss;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Hands a hub's work items to threads, takes the time that activities are to take, and loses the
 * host where the test wants it. Belongs to one life of the host. Thread-safe.
 */
final class HubWorkItems implements WorkItems {

  private final HubContext parts;
  private final TurnExecutor turns;
  private final ActivityExecutor activities;
  private final WorkExecutor threads;
  private final Host host;

  /** What the host's life is to it. */
  interface Host {
    boolean isDead();

    /** Loses the host: nothing that it has not kept counts, and another one takes over. */
    void die();

    /** Loses the host as soon as the activity's result is kept. */
    void dieWhenKept(Activity activity);
  }

  HubWorkItems(HubContext parts, WorkItems functions, WorkExecutor threads, Host host) {
    this.parts = parts;
    this.turns = new TurnExecutor(parts, functions);
    this.activities = new ActivityExecutor(parts, functions);
    this.threads = threads;
    this.host = host;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return onWorker(() -> turns.call(turn));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity item) {
    HubActivity activity = parts.activities().of(item.name());
    if (activity.duration().isZero()) {
      return onWorker(() -> activities.call(activity, item))
          .thenCompose(outcome -> kept(activity, item, outcome));
    }
    return parts
        .timekeeper()
        .sleep(activity.duration())
        .thenCompose(awake -> onWorker(() -> activities.call(activity, item)))
        .thenCompose(outcome -> kept(activity, item, outcome));
  }

  private <T> CompletableFuture<T> onWorker(Supplier<T> work) {
    return host.isDead() ? new CompletableFuture<>() : threads.run(work);
  }

  /** Gives the outcome to the hub, unless the test has the host die with it. */
  private CompletionStage<ActivityOutcome> kept(
      HubActivity activity, Activity item, ActivityOutcome outcome) {
    if (activity.takeHostLoss(HostLoss.BEFORE_RESULT_IS_KEPT)) {
      host.die();
      return new CompletableFuture<>();
    }
    if (activity.takeHostLoss(HostLoss.AFTER_RESULT_IS_KEPT)) {
      host.dieWhenKept(item);
    }
    return CompletableFuture.completedFuture(outcome);
  }
}

package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.engine.work.WorkItems;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Checks histories by replays, and passes all other work items on. Thread-safe. */
public final class CheckingWorkItems implements WorkItems {

  private final WorkItems functions;
  private final PackageReplay replay;
  private final Executor executor;

  /**
   * @param functions runs all other work items
   * @param executor runs the replays
   */
  public CheckingWorkItems(WorkItems functions, PackageReplay replay, Executor executor) {
    this.functions = functions;
    this.replay = replay;
    this.executor = executor;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return functions.run(turn);
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return functions.run(activity);
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return functions.run(batch);
  }

  @Override
  public boolean checksHistories() {
    return true;
  }

  /** After the executor was shut down, the outcome never completes; the next host checks again. */
  @Override
  public CompletionStage<CheckOutcome> run(Check check) {
    try {
      return CompletableFuture.supplyAsync(() -> outcome(check), executor);
    } catch (RejectedExecutionException e) {
      return new CompletableFuture<>();
    }
  }

  /** An orchestrator that swallows its suspension behaves as before, so its instance continues. */
  private CheckOutcome outcome(Check check) {
    ReplayResult result =
        replay.ofHistory(
            check.instanceId(),
            check.name(),
            ReplayRequest.events(check.request()),
            Precision.NAMES);
    return result instanceof ReplayResult.Diverges diverges
        ? new CheckOutcome.Differs(diverges.difference())
        : new CheckOutcome.Continues();
  }
}

package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the task hub's work items with a package's functions. Thread-safe. */
public final class PackageWorkItems implements WorkItems {

  private final TurnRunner turns;
  private final ActivityRunner activities;
  private final EntityRunner entities;
  private final Executor turnExecutor;
  private final Executor activityExecutor;
  private final Executor entityExecutor;
  private final HostLog log;

  /**
   * @param functions all functions of the package
   * @param clientInputs returns the values of a function's durable client bindings
   * @param turnExecutor limits concurrent orchestrators
   * @param activityExecutor limits concurrent activities
   * @param entityExecutor limits concurrent batches of entities
   */
  public PackageWorkItems(
      List<FunctionMetadata> functions,
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      Executor turnExecutor,
      Executor activityExecutor,
      Executor entityExecutor,
      HostLog log) {
    FunctionInvoker invoker = new FunctionInvoker(worker, clientInputs);
    this.turns = new TurnRunner(DurableFunctions.orchestrators(functions), invoker, log);
    this.activities = new ActivityRunner(DurableFunctions.activities(functions), invoker, log);
    this.entities =
        new EntityRunner(DurableFunctions.entities(functions), invoker, new EntityLog(log));
    this.turnExecutor = turnExecutor;
    this.activityExecutor = activityExecutor;
    this.entityExecutor = entityExecutor;
    this.log = log;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return submit(
        turnExecutor,
        () -> turns.run(turn),
        failure -> TurnRunner.unhandled(turn.name(), failure.toString()));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return submit(
        activityExecutor,
        () -> activities.run(activity),
        failure ->
            ActivityRunner.failed(
                activity.name(), failure.getClass().getSimpleName(), failure.toString(), ""));
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return submit(
        entityExecutor,
        () -> entities.run(batch),
        failure ->
            BatchFailures.failed(
                batch.entity().name(),
                batch.entity().name(),
                failure.getClass().getName(),
                String.valueOf(failure.getMessage())));
  }

  /**
   * Submits work. Every failure becomes an outcome, since the hub waits for one. During shutdown
   * the executor rejects work and the outcome never completes; the next host runs the work again.
   */
  private <T> CompletableFuture<T> submit(
      Executor executor, Supplier<T> work, Function<Throwable, T> onFailure) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    try {
      executor.execute(() -> outcome.complete(outcomeOf(work, onFailure)));
    } catch (RejectedExecutionException e) {
      return outcome;
    } catch (Throwable failure) {
      outcome.complete(logged(failure, onFailure));
    }
    return outcome;
  }

  private <T> T outcomeOf(Supplier<T> work, Function<Throwable, T> onFailure) {
    try {
      return work.get();
    } catch (Throwable failure) {
      return logged(failure, onFailure);
    }
  }

  private <T> T logged(Throwable failure, Function<Throwable, T> onFailure) {
    log.error("Host.Triggers.DurableTask", "A work item could not be run.", failure);
    return onFailure.apply(failure);
  }
}

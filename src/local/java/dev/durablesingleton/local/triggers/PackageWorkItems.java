package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.engine.WorkItems;
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

/** Runs the task hub's work items in a package's functions. Thread-safe. */
public final class PackageWorkItems implements WorkItems {

  private final TurnRunner turns;
  private final ActivityRunner activities;
  private final Executor turnExecutor;
  private final Executor activityExecutor;
  private final HostLog log;

  /**
   * @param functions of the package, also those that work items do not run
   * @param clientInputs values of a function's durable client bindings
   * @param turnExecutor bounds how many orchestrators run at once
   * @param activityExecutor bounds how many activities run at once
   */
  public PackageWorkItems(
      List<FunctionMetadata> functions,
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      Executor turnExecutor,
      Executor activityExecutor,
      HostLog log) {
    FunctionInvoker calls = new FunctionInvoker(worker, clientInputs);
    this.turns = new TurnRunner(DurableFunctions.orchestrators(functions), calls);
    this.activities = new ActivityRunner(DurableFunctions.activities(functions), calls);
    this.turnExecutor = turnExecutor;
    this.activityExecutor = activityExecutor;
    this.log = log;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return handOver(
        turnExecutor,
        () -> turns.run(turn),
        failure -> TurnRunner.unhandled(turn.name(), failure.toString()));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return handOver(
        activityExecutor,
        () -> activities.run(activity),
        failure ->
            ActivityRunner.failed(
                activity.name(), failure.getClass().getSimpleName(), failure.toString(), ""));
  }

  /**
   * Whatever goes wrong becomes an outcome, since the hub waits for one. A host that ends takes no
   * more work and answers none; the next one takes it up.
   */
  private <T> CompletableFuture<T> handOver(
      Executor executor, Supplier<T> work, Function<Throwable, T> trouble) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    try {
      executor.execute(() -> outcome.complete(outcomeOf(work, trouble)));
    } catch (RejectedExecutionException e) {
      return outcome;
    } catch (Throwable failure) {
      outcome.complete(logged(failure, trouble));
    }
    return outcome;
  }

  private <T> T outcomeOf(Supplier<T> work, Function<Throwable, T> trouble) {
    try {
      return work.get();
    } catch (Throwable failure) {
      return logged(failure, trouble);
    }
  }

  private <T> T logged(Throwable failure, Function<Throwable, T> trouble) {
    log.error("Host.Triggers.DurableTask", "A work item could not be run.", failure);
    return trouble.apply(failure);
  }
}

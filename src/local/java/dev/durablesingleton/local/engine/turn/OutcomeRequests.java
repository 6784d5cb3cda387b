package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityBatch;
import dev.durablesingleton.local.engine.loop.LoopDriver;
import dev.durablesingleton.local.engine.loop.Request;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.OpenTurn;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.CheckOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import java.util.function.Consumer;

/**
 * Passes the outcomes of work items to the deciding thread. If one cannot be committed, its work is
 * done again. Thread-safe.
 */
public final class OutcomeRequests {
  private final Dispatcher dispatcher;
  private final TurnApplier turns;
  private final BatchApplier batches;
  private final ReplayAdmission admission;
  private final LoopDriver<UnitOfWork> driver;

  /** Submits the outcomes of a dispatcher to a driver. */
  public OutcomeRequests(
      Dispatcher dispatcher,
      TurnApplier turns,
      BatchApplier batches,
      ReplayAdmission admission,
      LoopDriver<UnitOfWork> driver) {
    this.dispatcher = dispatcher;
    this.turns = turns;
    this.batches = batches;
    this.admission = admission;
    this.driver = driver;
  }

  /** Submits the outcome of a turn. Called on any thread, as are the other methods. */
  void turn(Execution execution, OpenTurn turn, TurnOutcome outcome) {
    submit(
        execution.id(),
        unit -> turns.apply(execution, turn, outcome, unit),
        () -> dispatcher.ended(turn));
  }

  /** Submits the outcome of an activity. */
  void activity(ActivityTask activity, ActivityOutcome outcome) {
    submit(
        activity.instanceId(),
        unit -> dispatcher.take(activity, outcome, unit),
        () -> dispatcher.ended(activity));
  }

  /** Submits the outcome of a batch. */
  void batch(Entity entity, EntityBatch batch, BatchOutcome outcome) {
    submit(
        entity.id().text(),
        unit -> batches.apply(entity, batch, outcome, unit),
        () -> dispatcher.ended(batch));
  }

  /** Submits the outcome of a check. A lost one begins again when the hub is reloaded. */
  void check(Instance instance, CheckOutcome outcome) {
    submit(instance.id(), unit -> admission.apply(instance, outcome, unit), () -> {});
  }

  /** {@code lost} runs on the deciding thread before the hub reloads the work. */
  private void submit(String instanceId, Consumer<UnitOfWork> change, Runnable lost) {
    Request<UnitOfWork, Void> request =
        new Request<>(
            instanceId,
            unit -> {
              change.accept(unit);
              return null;
            });
    request
        .answer()
        .exceptionally(
            reason -> {
              lost.run();
              return null;
            });
    driver.submit(request);
  }
}

package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityBatch;
import dev.durablesingleton.local.engine.history.TaskEvents;
import dev.durablesingleton.local.engine.history.TraceContexts;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.OpenTurn;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.CheckOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs committed work and passes the outcomes to the hub. Thread-safe. */
public final class Dispatcher {
  private final HubState hub;
  private final WorkItems workItems;
  private OutcomeRequests outcomes;
  private final Set<Long> running = ConcurrentHashMap.newKeySet();

  /** By identity, so that an outcome that arrives twice counts once. */
  private final Set<OpenTurn> openTurns =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private final Set<EntityBatch> openBatches =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** Runs nothing before {@link #report}. */
  @SuppressWarnings("NullAway.Init")
  public Dispatcher(HubState hub, WorkItems workItems) {
    this.hub = hub;
    this.workItems = workItems;
  }

  /** Sets the receiver of all outcomes, which needs this object; called once, before any work. */
  public void report(OutcomeRequests receiver) {
    outcomes = receiver;
  }

  /** Runs a turn. If its outcome cannot be committed, the hub opens the turn again. */
  void run(Execution execution, OpenTurn turn) {
    openTurns.add(turn);
    var state = execution.state();
    run(
        () ->
            workItems.run(
                new WorkItems.Turn(state.id(), state.executionId(), state.name(), turn.request())),
        thrown ->
            new TurnOutcome.HostFailure(
                "\"The turn could not be run: %s\"".formatted(plain(thrown))),
        () -> "A turn of instance '%s' could not be run.".formatted(state.id()),
        outcome -> outcomes.turn(execution, turn, outcome));
  }

  /** Records that a turn has an outcome. */
  void ended(OpenTurn turn) {
    openTurns.remove(turn);
  }

  /** Runs an activity unless it is already running, which happens after a reload of the hub. */
  public void run(ActivityTask activity) {
    if (!running.add(activity.sequence())) {
      return;
    }
    run(
        () ->
            workItems.run(
                new WorkItems.Activity(
                    activity.instanceId(),
                    activity.executionId(),
                    activity.taskId(),
                    activity.name(),
                    activity.version(),
                    activity.input(),
                    TraceContexts.read(activity.traceContext()))),
        thrown ->
            new ActivityOutcome.Failed(null, "The activity could not be run: " + plain(thrown)),
        () -> "Activity '%s' could not be run.".formatted(activity.name()),
        outcome -> outcomes.activity(activity, outcome));
  }

  /** Records that an activity has an outcome. */
  void ended(ActivityTask activity) {
    running.remove(activity.sequence());
  }

  /** Runs a batch. If its outcome cannot be committed, the hub opens it again. */
  void run(Entity entity, EntityBatch batch) {
    openBatches.add(batch);
    run(
        () -> workItems.run(new WorkItems.Batch(entity.id(), entity.request(batch))),
        thrown -> new BatchOutcome.HostFailure(notRun(thrown)),
        () -> "A batch of entity '%s' could not be run.".formatted(entity.id()),
        outcome -> outcomes.batch(entity, batch, outcome));
  }

  /** Runs a check. One that cannot be run finds nothing. */
  void run(Instance instance, WorkItems.Check check) {
    run(
        () -> workItems.run(check),
        thrown -> new CheckOutcome.Continues(),
        () -> "The history of instance '%s' could not be checked.".formatted(instance.id()),
        outcome -> outcomes.check(instance, outcome));
  }

  /** Records that a batch has an outcome. */
  void ended(EntityBatch batch) {
    openBatches.remove(batch);
  }

  /**
   * Applies the outcome of an activity, on the deciding thread. An abandoned activity runs again. A
   * result is dropped if its instance has ended or continued as new.
   */
  void take(ActivityTask activity, ActivityOutcome outcome, UnitOfWork unit) {
    // Not before the commit: a reload must not run the activity again while its outcome is pending.
    unit.afterCommit(() -> ended(activity));
    if (outcome instanceof ActivityOutcome.Abandoned) {
      unit.afterCommit(() -> run(activity));
      return;
    }
    Optional<Execution> owner = hub.unfinished(activity.instanceId());
    if (owner.isEmpty()
        || !owner.get().deliverResult(activity, at -> event(activity, outcome, at), unit)) {
      unit.transaction().removeActivity(activity.sequence());
    }
  }

  /** The number of turns, activities and batches without an outcome. */
  public int openWork() {
    return openTurns.size() + running.size() + openBatches.size();
  }

  private <T> void run(
      Supplier<CompletionStage<T>> work,
      Function<Throwable, T> failure,
      Supplier<String> sentence,
      Consumer<T> outcome) {
    CompletionStage<T> stage;
    try {
      stage = work.get();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            hub.log().error(sentence.get(), thrown);
          }
          outcome.accept(thrown == null ? value : failure.apply(thrown));
        });
  }

  private static HistoryEvent event(ActivityTask activity, ActivityOutcome outcome, Instant at) {
    if (outcome instanceof ActivityOutcome.Failed failed) {
      return TaskEvents.taskFailed(activity.taskId(), failed, at);
    }
    return TaskEvents.taskCompleted(
        activity.taskId(), ((ActivityOutcome.Completed) outcome).result(), at);
  }

  private static TaskFailureDetails notRun(Throwable thrown) {
    return TaskFailureDetails.newBuilder()
        .setErrorType(thrown.getClass().getName())
        .setErrorMessage("The batch could not be run: " + plain(thrown))
        .build();
  }

  private static String plain(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }
}

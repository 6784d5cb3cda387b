package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes a turn's answer: history, new work, new state; all in the round's one transaction. */
final class TurnResults {
  private final Hub hub;
  private final Dispatcher dispatcher;
  private final Records records;
  private final Actions actions;
  private final Endings endings;
  private final Generations generations;

  TurnResults(
      Hub hub,
      Dispatcher dispatcher,
      Records records,
      Actions actions,
      Endings endings,
      Generations generations) {
    this.hub = hub;
    this.dispatcher = dispatcher;
    this.records = records;
    this.actions = actions;
    this.endings = endings;
    this.generations = generations;
  }

  void apply(Execution execution, OpenTurn turn, TurnOutcome outcome, Cycle cycle) {
    dispatcher.ended(turn);
    boolean stale = hub.unfinished.get(execution.state.id()) != execution;
    if (stale || execution.turn != turn) {
      return;
    }
    execution.turn = null;
    cycle.stir(execution);
    if (outcome instanceof TurnOutcome.Answered answered) {
      take(execution, turn, answered.response(), cycle);
    } else if (outcome instanceof TurnOutcome.HostFailure failure) {
      turn.batch().forEach(delivery -> delivery.consume(cycle.transaction()));
      endings.end(
          execution,
          new ArrayList<>(turn.newEvents()),
          execution.history(hub.store).nextActionId(),
          RuntimeStatus.FAILED,
          failure.result(),
          null,
          null,
          cycle);
    } else {
      putBack(execution, turn);
    }
  }

  /** An abandoned turn left no trace; its events are delivered again, in their order. */
  private static void putBack(Execution execution, OpenTurn turn) {
    for (int i = turn.batch().size() - 1; i >= 0; i--) {
      execution.inbox.addFirst(turn.batch().get(i));
    }
  }

  private void take(
      Execution execution, OpenTurn turn, OrchestratorResponse response, Cycle cycle) {
    OrchestratorAction completion =
        response.getActionsList().stream()
            .filter(OrchestratorAction::hasCompleteOrchestration)
            .reduce(null, (earlier, later) -> later);
    if (completion != null && !generations.canTell(execution, turn, completion)) {
      execution.oneByOne = true;
      putBack(execution, turn);
      return;
    }
    List<HistoryEvent> events = new ArrayList<>(turn.newEvents());
    response.getActionsList().stream()
        .filter(action -> !action.hasCompleteOrchestration())
        .forEach(action -> actions.apply(execution, action, events, cycle));
    String customStatus = response.hasCustomStatus() ? response.getCustomStatus().getValue() : null;
    if (completion == null) {
      goOn(execution, turn, events, customStatus, cycle);
    } else {
      turn.batch().forEach(delivery -> delivery.consume(cycle.transaction()));
      complete(execution, turn, completion, events, customStatus, cycle);
    }
  }

  private void goOn(
      Execution execution,
      OpenTurn turn,
      List<HistoryEvent> events,
      String customStatus,
      Cycle cycle) {
    Instant at = execution.tick(hub.clock);
    events.add(Events.orchestratorCompleted(at));
    records.keep(execution, events, turn.batch(), cycle);
    HistoryEvent resumed = null;
    for (HistoryEvent event : turn.newEvents()) {
      resumed = event.hasExecutionResumed() ? event : resumed;
    }
    execution.state =
        execution.state.updated(
            RuntimeStatus.RUNNING,
            customStatus,
            resumed == null || !resumed.getExecutionResumed().hasInput()
                ? execution.state.output()
                : resumed.getExecutionResumed().getInput().getValue(),
            null,
            at);
  }

  private void complete(
      Execution execution,
      OpenTurn turn,
      OrchestratorAction action,
      List<HistoryEvent> events,
      String customStatus,
      Cycle cycle) {
    CompleteOrchestrationAction completion = action.getCompleteOrchestration();
    if (completion.getOrchestrationStatus()
        == OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW) {
      generations.begin(execution, turn, completion, customStatus, cycle);
      return;
    }
    endings.end(
        execution,
        events,
        action.getId(),
        RuntimeStatus.values()[completion.getOrchestrationStatusValue()],
        completion.hasResult() ? completion.getResult().getValue() : null,
        completion.hasFailureDetails() ? completion.getFailureDetails() : null,
        customStatus,
        cycle);
  }
}

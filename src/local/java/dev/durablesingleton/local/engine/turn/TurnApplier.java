package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.loop.PoisonedInstanceException;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.OpenTurn;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Applies the response to a turn: history, new work and new state, in one unit of work. */
public final class TurnApplier {
  private final HubState hub;
  private final Dispatcher dispatcher;
  private final ActionApplier actions;
  private final Completion completion;
  private final ContinueAsNew continueAsNew;

  /** Applies actions and completions by the given parts. */
  public TurnApplier(
      HubState hub, Dispatcher dispatcher, ActionApplier actions, Completion completion) {
    this.hub = hub;
    this.dispatcher = dispatcher;
    this.actions = actions;
    this.completion = completion;
    continueAsNew = new ContinueAsNew(hub);
  }

  /**
   * Applies an outcome if the turn is still open.
   *
   * @throws PoisonedInstanceException if the instance cannot be decided
   */
  void apply(Execution execution, OpenTurn turn, TurnOutcome outcome, UnitOfWork unit) {
    dispatcher.ended(turn);
    if (!hub.isCurrent(execution) || !execution.close(turn)) {
      return;
    }
    unit.markRunnable(execution);
    try {
      if (outcome instanceof TurnOutcome.Answered answered) {
        take(execution, turn, new TurnResponse(answered.response()), unit);
      } else if (outcome instanceof TurnOutcome.HostFailure failure) {
        execution.putBack(turn);
        completion.fail(execution, turn.newEvents(), failure.result(), unit);
      } else if (outcome instanceof TurnOutcome.Declined) {
        decline(execution, turn);
      } else {
        execution.putBack(turn);
      }
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PoisonedInstanceException(execution.id(), e);
    }
  }

  private void decline(Execution execution, OpenTurn turn) {
    if (execution.decline(turn)) {
      Instance state = execution.state();
      hub.log()
          .warn(
              "A worker returned a turn of instance '%s' of '%s', version '%s', without running it. The turn is offered again, at least every 10 seconds, until a worker runs it or the instance is terminated."
                  .formatted(
                      state.id(), state.name(), state.version() == null ? "" : state.version()));
    }
  }

  private void take(Execution execution, OpenTurn turn, TurnResponse answer, UnitOfWork unit) {
    String defect = answer.defect();
    if (defect != null) {
      String sentence =
          "The worker answered a turn of '%s' with %s.".formatted(execution.state().name(), defect);
      hub.log().error("Instance '%s' fails: %s".formatted(execution.id(), sentence), null);
      execution.putBack(turn);
      completion.failOnHostError(execution, turn.newEvents(), sentence, unit);
    } else if (turn.answer() != null) {
      begin(execution, turn, new TurnResponse(turn.answer()), unit);
      continueAsNew.applyReplayed(execution, turn, answer, unit);
    } else if (!answer.completes()) {
      List<HistoryEvent> events = begin(execution, turn, answer, unit);
      execution.continueRunning(turn, events, answer.customStatus(), unit);
    } else if (!answer.continuesAsNew()) {
      List<HistoryEvent> events = begin(execution, turn, answer, unit);
      execution.putBack(turn);
      completion.end(execution, events, answer, unit);
    } else if (continueAsNew.isExact(turn, answer)) {
      begin(execution, turn, answer, unit);
      continueAsNew.apply(execution, turn, answer, unit);
    } else {
      OpenTurn replay =
          execution.openReplay(turn, answer.response(), continueAsNew.marked(turn), unit);
      unit.afterCommit(() -> dispatcher.run(execution, replay));
    }
  }

  /** The events of the turn, including those of its actions, which start now. */
  private List<HistoryEvent> begin(
      Execution execution, OpenTurn turn, TurnResponse answer, UnitOfWork unit) {
    List<HistoryEvent> events = new ArrayList<>(turn.newEvents());
    answer.actions().forEach(action -> actions.apply(execution, action, events, unit));
    return events;
  }
}

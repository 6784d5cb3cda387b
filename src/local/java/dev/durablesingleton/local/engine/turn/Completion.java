package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.command.OrphanedLocks;
import dev.durablesingleton.local.engine.history.TaskEvents;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.Transition;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends instances, and delivers the result of a sub-orchestration to its parent. */
public final class Completion {

  /** The error type of an instance that the host cannot process. */
  private static final String HOST_ERROR = "OrchestrationHostException";

  private final HubState hub;

  /** Ends instances of a hub. */
  public Completion(HubState hub) {
    this.hub = hub;
  }

  /** Ends an instance as its orchestrator requested. {@code events} are those of the last turn. */
  void end(Execution execution, List<HistoryEvent> events, TurnResponse answer, UnitOfWork unit) {
    end(
        execution,
        Objects.requireNonNull(answer.end()),
        events,
        answer.completionNumber(),
        answer.result(),
        answer.failure(),
        answer.customStatus(),
        unit);
  }

  /** Terminates an instance without its orchestrator. Running activities are not stopped. */
  void terminate(Execution execution, UnitOfWork unit) {
    List<HistoryEvent> events = execution.takeCommand(unit);
    String output = events.get(events.size() - 1).getExecutionTerminated().getInput().getValue();
    int number = execution.history(unit).taken().nextNumber();
    String customStatus = execution.state().customStatus();
    end(execution, Transition.TERMINATE, events, number, output, null, customStatus, unit);
  }

  /** Fails an instance whose turn has no response; {@code output} is its output. */
  void fail(Execution execution, List<HistoryEvent> turn, String output, UnitOfWork unit) {
    int number = execution.history(unit).taken().nextNumber();
    List<HistoryEvent> events = new ArrayList<>(turn);
    end(execution, Transition.FAIL, events, number, output, null, null, unit);
  }

  /**
   * Fails an instance that the host cannot process.
   *
   * @param turn the events of its last turn so far
   * @param sentence the reason
   */
  void failOnHostError(
      Execution execution, List<HistoryEvent> turn, String sentence, UnitOfWork unit) {
    int number = execution.history(unit).taken().nextNumber();
    List<HistoryEvent> events = new ArrayList<>(turn);
    TaskFailureDetails failure =
        TaskFailureDetails.newBuilder()
            .setErrorType(HOST_ERROR)
            .setErrorMessage(sentence)
            .setIsNonRetriable(true)
            .build();
    end(execution, Transition.FAIL, events, number, null, failure, null, unit);
  }

  /** Fails an instance because of its version, in the words of DurableTask.Core (recorded). */
  void failVersion(Execution execution, UnitOfWork unit) {
    int number = execution.history(unit).taken().nextNumber();
    TaskFailureDetails failure =
        TaskFailureDetails.newBuilder()
            .setErrorType("VersionMismatch")
            .setErrorMessage("Orchestration version did not comply with Worker Versioning")
            .setIsNonRetriable(true)
            .build();
    List<HistoryEvent> events = execution.beginTurn(unit);
    end(execution, Transition.FAIL, events, number, null, failure, null, unit);
  }

  /** Fails an instance that could not be decided, even if its history cannot be parsed. */
  public void failPoisoned(Execution execution, String sentence, UnitOfWork unit) {
    List<HistoryEvent> events;
    try {
      events = execution.beginTurn(unit);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      execution.dropHistory(unit);
      events = execution.beginTurn(unit);
    }
    failOnHostError(execution, events, sentence, unit);
  }

  private void end(
      Execution execution,
      Transition end,
      List<HistoryEvent> events,
      int number,
      @Nullable String result,
      @Nullable TaskFailureDetails failure,
      @Nullable String customStatus,
      UnitOfWork unit) {
    execution.complete(end, events, number, result, failure, customStatus, unit);
    hub.remove(execution.id());
    OrphanedLocks.warnAtEnd(execution.id(), hub, unit);
    Instance.Parent parent = execution.state().parent();
    if (parent != null) {
      hub.unfinished(parent.instanceId())
          .filter(waiting -> waiting.state().executionId().equals(parent.executionId()))
          .ifPresent(waiting -> report(execution.state(), parent, result, failure, waiting, unit));
    }
  }

  private static void report(
      Instance child,
      Instance.Parent task,
      @Nullable String result,
      @Nullable TaskFailureDetails failure,
      Execution parent,
      UnitOfWork unit) {
    parent.deliver(
        task.executionId(),
        child.status() == RuntimeStatus.COMPLETED
            ? TaskEvents.subOrchestrationCompleted(task.taskId(), result, parent.tick())
            : TaskEvents.subOrchestrationFailed(task.taskId(), failure, parent.tick()),
        unit);
  }
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How an instance ends: its last state, what becomes of what it waited for, and who is told. */
final class Endings {
  private final Hub hub;
  private final Snapshots snapshots;
  private final Records records;

  Endings(Hub hub, Snapshots snapshots, Records records) {
    this.hub = hub;
    this.snapshots = snapshots;
    this.records = records;
  }

  /** Ends an instance without asking its orchestrator; activities that run go on for nothing. */
  void terminate(Execution execution, Delivery termination, Cycle cycle) {
    List<HistoryEvent> events = new ArrayList<>();
    events.add(Events.orchestratorStarted(execution.tick(hub.clock)));
    if (execution.history(hub.store).isEmpty()) {
      events.add(records.executionStarted(execution));
    }
    events.add(termination.event());
    String output = termination.event().getExecutionTerminated().getInput().getValue();
    end(
        execution,
        events,
        execution.history(hub.store).nextActionId(),
        RuntimeStatus.TERMINATED,
        output,
        null,
        execution.state.customStatus(),
        cycle);
  }

  /**
   * Ends an instance.
   *
   * @param events the last turn's events so far
   * @param id of the completing action
   */
  void end(
      Execution execution,
      List<HistoryEvent> events,
      int id,
      RuntimeStatus status,
      String result,
      TaskFailureDetails failure,
      String customStatus,
      Cycle cycle) {
    Instant at = execution.tick(hub.clock);
    events.add(
        Events.executionCompleted(
            id, OrchestrationStatus.forNumber(status.ordinal()), result, failure, at));
    events.add(Events.orchestratorCompleted(execution.tick(hub.clock)));
    records.append(execution, events, cycle);
    hub.dropOutstanding(execution, cycle);
    execution.state =
        execution.state.updated(
            status,
            customStatus,
            failure == null ? result : failure.getErrorType() + ": " + failure.getErrorMessage(),
            failure == null ? null : failure.toByteArray(),
            at);
    Instance ended = execution.state;
    hub.unfinished.remove(ended.id());
    // At once and not with the round's other states: from here on the store tells of this instance.
    cycle.superseded(ended.id());
    cycle.transaction().update(ended);
    cycle.afterCommit(() -> snapshots.show(ended));
    tellParent(ended, result, failure, cycle);
  }

  private void tellParent(Instance child, String result, TaskFailureDetails failure, Cycle cycle) {
    Instance.Parent parent = child.parent();
    if (parent == null) {
      return;
    }
    Execution waiting = hub.unfinished.get(parent.instanceId());
    if (waiting == null || !waiting.state.executionId().equals(parent.executionId())) {
      return;
    }
    Instant at = waiting.tick(hub.clock);
    hub.deliver(
        waiting,
        parent.executionId(),
        child.status() == RuntimeStatus.COMPLETED
            ? Events.subOrchestrationCompleted(parent.taskId(), result, at)
            : Events.subOrchestrationFailed(parent.taskId(), failure, at),
        cycle);
  }
}

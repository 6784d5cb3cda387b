package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Suspends executions, and takes what arrives for a suspended one without asking its worker, since
 * the SDK would answer by scheduling work again (durabletask-java 1.5.0). Results go into the
 * history at once, to be replayed by the turn that resumes. Raised events wait for that turn: the
 * SDK loses those that it holds back itself when it then continues as new.
 */
final class Suspensions {
  private final Hub hub;
  private final Records records;

  Suspensions(Hub hub, Records records) {
    this.hub = hub;
    this.records = records;
  }

  /**
   * Whether a suspension comes next. A new instance has its first turn before, as on the real
   * engine; a later generation need not: one that continues as new in its first turn never would.
   */
  boolean isNext(Execution execution) {
    Delivery head = execution.inbox.peek();
    return head != null
        && head.event().hasExecutionSuspended()
        && execution.state.status() != RuntimeStatus.PENDING;
  }

  void suspend(Execution execution, Delivery suspension, Cycle cycle) {
    record(execution, List.of(suspension), cycle);
    execution.state =
        execution.state.updated(
            RuntimeStatus.SUSPENDED,
            execution.state.customStatus(),
            // The real engine shows the reason in the output for as long as there is no other.
            reason(suspension.event()),
            null,
            execution.state.lastUpdatedAt());
  }

  /** Keeps the results that came before the resume; tells whether there is a resume. */
  boolean bringResumeForward(Execution execution, Cycle cycle) {
    List<Delivery> results = new ArrayList<>();
    Delivery resume = null;
    Iterator<Delivery> inbox = execution.inbox.iterator();
    while (resume == null && inbox.hasNext()) {
      Delivery next = inbox.next();
      if (!next.event().hasEventRaised()) {
        inbox.remove();
        if (next.event().hasExecutionResumed()) {
          resume = next;
        } else {
          results.add(next);
        }
      }
    }
    if (!results.isEmpty()) {
      record(execution, results, cycle);
    }
    if (resume != null) {
      execution.inbox.addFirst(resume);
    }
    return resume != null;
  }

  private static String reason(HistoryEvent suspension) {
    return suspension.getExecutionSuspended().hasInput()
        ? suspension.getExecutionSuspended().getInput().getValue()
        : null;
  }

  private void record(Execution execution, List<Delivery> batch, Cycle cycle) {
    List<HistoryEvent> events = new ArrayList<>();
    events.add(Events.orchestratorStarted(execution.tick(hub.clock)));
    if (execution.history(hub.store).isEmpty()) {
      events.add(records.executionStarted(execution));
    }
    batch.forEach(delivery -> events.add(delivery.event()));
    Instant at = execution.tick(hub.clock);
    events.add(Events.orchestratorCompleted(at));
    records.keep(execution, events, batch, cycle);
    execution.state =
        execution.state.updated(
            execution.state.status(),
            execution.state.customStatus(),
            execution.state.output(),
            null,
            at);
  }
}

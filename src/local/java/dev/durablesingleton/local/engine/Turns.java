package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Decides what an execution does next: wait, be terminated or suspended, or have a turn.
 *
 * <p>Terminate and suspend stand alone and never reach the worker: in one batch with other events
 * the SDK's replay loses them or fails on them (durabletask-java 1.5.0). The same for what arrives
 * while suspended, which the SDK would answer by scheduling work again; it is kept in the history
 * and replayed by the turn that resumes.
 */
final class Turns {
  private final Hub hub;
  private final Endings endings;
  private final BiConsumer<Execution, OpenTurn> worker;

  /**
   * @param worker hands a turn to where it is run
   */
  Turns(Hub hub, Endings endings, BiConsumer<Execution, OpenTurn> worker) {
    this.hub = hub;
    this.endings = endings;
    this.worker = worker;
  }

  /** Lets every stirred execution go on, and those that they stir. */
  void advanceAll(Cycle cycle) {
    for (Execution execution; (execution = cycle.nextStirred()) != null; ) {
      advance(execution, cycle);
    }
  }

  private void advance(Execution execution, Cycle cycle) {
    while (isCurrent(execution) && execution.turn == null) {
      Delivery termination = nextTermination(execution);
      if (termination != null) {
        endings.terminate(execution, termination, cycle);
        return;
      }
      boolean first = execution.history(hub.store).isEmpty();
      if (execution.scheduled || (!first && execution.inbox.isEmpty())) {
        return;
      }
      if (!first && execution.inbox.peek().event().hasExecutionSuspended()) {
        suspend(execution, execution.inbox.poll(), cycle);
        continue;
      }
      List<Delivery> batch = takeBatch(execution);
      if (execution.isSuspended() && batch.stream().noneMatch(Turns::resumes)) {
        record(execution, batch, cycle);
      } else {
        handOut(execution, batch, first, cycle);
      }
    }
  }

  /** Adds a turn's events to the history and consumes what they came from. */
  void keep(Execution execution, List<HistoryEvent> events, List<Delivery> consumed, Cycle cycle) {
    endings.append(execution, events, cycle);
    consumed.forEach(delivery -> delivery.consume(cycle.transaction()));
    cycle.changed(execution);
  }

  private boolean isCurrent(Execution execution) {
    return hub.unfinished.get(execution.state.id()) == execution;
  }

  private static Delivery nextTermination(Execution execution) {
    Delivery head = execution.inbox.peek();
    if (execution.scheduled) {
      return execution.inbox.stream()
          .filter(delivery -> delivery.event().hasExecutionTerminated())
          .findFirst()
          .orElse(null);
    }
    return head != null && head.event().hasExecutionTerminated() ? head : null;
  }

  private static List<Delivery> takeBatch(Execution execution) {
    List<Delivery> batch = new ArrayList<>();
    while (!execution.inbox.isEmpty() && !execution.inbox.peek().standsAlone()) {
      batch.add(execution.inbox.poll());
    }
    return batch;
  }

  private static boolean resumes(Delivery delivery) {
    return delivery.event().hasExecutionResumed();
  }

  private void suspend(Execution execution, Delivery suspension, Cycle cycle) {
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

  private static String reason(HistoryEvent suspension) {
    return suspension.getExecutionSuspended().hasInput()
        ? suspension.getExecutionSuspended().getInput().getValue()
        : null;
  }

  private void record(Execution execution, List<Delivery> batch, Cycle cycle) {
    List<HistoryEvent> events = new ArrayList<>();
    events.add(Events.orchestratorStarted(execution.tick(hub.clock)));
    batch.forEach(delivery -> events.add(delivery.event()));
    Instant at = execution.tick(hub.clock);
    events.add(Events.orchestratorCompleted(at));
    keep(execution, events, batch, cycle);
    execution.state =
        execution.state.updated(
            execution.state.status(),
            execution.state.customStatus(),
            execution.state.output(),
            null,
            at);
  }

  private void handOut(Execution execution, List<Delivery> batch, boolean first, Cycle cycle) {
    Instant notBefore =
        batch.stream()
            .filter(delivery -> delivery.event().hasTimerFired())
            .map(delivery -> Hub.dueOf(delivery.event()))
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    List<HistoryEvent> events = new ArrayList<>();
    events.add(Events.orchestratorStarted(execution.tick(hub.clock, notBefore)));
    if (first) {
      events.add(endings.executionStarted(execution));
    }
    batch.forEach(delivery -> events.add(delivery.event()));
    OpenTurn turn = new OpenTurn(events, batch);
    execution.turn = turn;
    cycle.afterCommit(() -> worker.accept(execution, turn));
  }
}

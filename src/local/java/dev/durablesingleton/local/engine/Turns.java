package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Decides what an execution does next: wait, be terminated or suspended, or have a turn.
 *
 * <p>Terminate and suspend stand alone and never reach the worker: in one batch with other events
 * the SDK's replay loses them or fails on them (durabletask-java 1.5.0).
 */
final class Turns {
  private final Hub hub;
  private final Records records;
  private final Suspensions suspensions;
  private final Endings endings;
  private final BiConsumer<Execution, OpenTurn> worker;

  /**
   * @param worker hands a turn to where it is run
   */
  Turns(Hub hub, Records records, Endings endings, BiConsumer<Execution, OpenTurn> worker) {
    this.hub = hub;
    this.records = records;
    suspensions = new Suspensions(hub, records);
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
      if (execution.isSuspended() && !suspensions.bringResumeForward(execution, cycle)) {
        return;
      }
      boolean first = execution.history(hub.store).isEmpty();
      if (execution.scheduled || (!first && execution.inbox.isEmpty())) {
        return;
      }
      if (suspensions.isNext(execution)) {
        suspensions.suspend(execution, execution.inbox.poll(), cycle);
      } else {
        handOut(execution, takeBatch(execution, first), first, cycle);
      }
    }
  }

  private boolean isCurrent(Execution execution) {
    return hub.unfinished.get(execution.state.id()) == execution;
  }

  private static Delivery nextTermination(Execution execution) {
    Delivery head = execution.inbox.peek();
    if (execution.scheduled || execution.isSuspended()) {
      return execution.inbox.stream()
          .filter(delivery -> delivery.event().hasExecutionTerminated())
          .findFirst()
          .orElse(null);
    }
    return head != null && head.event().hasExecutionTerminated() ? head : null;
  }

  private static List<Delivery> takeBatch(Execution execution, boolean first) {
    int most = execution.oneByOne ? (first ? 0 : 1) : Integer.MAX_VALUE;
    List<Delivery> batch = new ArrayList<>();
    while (batch.size() < most
        && !execution.inbox.isEmpty()
        && !execution.inbox.peek().standsAlone()) {
      batch.add(execution.inbox.poll());
    }
    return batch;
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
      events.add(records.executionStarted(execution));
    }
    batch.forEach(delivery -> events.add(delivery.event()));
    OpenTurn turn = new OpenTurn(events, batch);
    execution.turn = turn;
    cycle.afterCommit(() -> worker.accept(execution, turn));
  }
}

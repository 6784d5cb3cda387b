package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.store.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Continue-as-new: the same instance with a new execution, an empty history, and only those events
 * kept that name no execution.
 */
final class Generations {
  private final Hub hub;
  private boolean defectReported;

  Generations(Hub hub) {
    this.hub = hub;
  }

  /**
   * Whether it is known which events a turn's answer leaves for the next generation. The SDK hands
   * over every event of the turn, the one that it has just consumed among them (durabletask-java
   * 1.5.0), so a turn that had several has to be played again one by one.
   */
  boolean canTell(Execution execution, OpenTurn turn, OrchestratorAction action) {
    return execution.oneByOne
        || action.getCompleteOrchestration().getCarryoverEventsList().stream()
            .noneMatch(turn::consumes);
  }

  void begin(
      Execution execution,
      OpenTurn turn,
      CompleteOrchestrationAction completion,
      String customStatus,
      Cycle cycle) {
    Instance before = execution.state;
    List<HistoryEvent> kept = new ArrayList<>(carriedOver(completion));
    if (kept.removeIf(turn::consumes)) {
      reportDefect(before);
    }
    // Later arrivals go behind what is carried over, in the store as well as in memory.
    execution.inbox.stream()
        .filter(delivery -> delivery.executionId() == null)
        .map(Delivery::event)
        .forEach(kept::add);
    hub.dropOutstanding(execution, cycle);
    execution.activities.clear();
    execution.state =
        before.continuedAsNew(
            Hub.newExecutionId(),
            completion.hasNewVersion() ? completion.getNewVersion().getValue() : before.version(),
            completion.hasResult() ? completion.getResult().getValue() : null,
            customStatus,
            execution.tick(hub.clock));
    cycle.transaction().clearHistory(before.id());
    execution.beginHistory(List.of());
    kept.stream()
        .filter(Objects::nonNull)
        .forEach(event -> hub.deliver(execution, null, event, cycle));
    cycle.changed(execution);
    cycle.stir(execution);
  }

  private void reportDefect(Instance instance) {
    if (!defectReported) {
      defectReported = true;
      hub.log.warn(
          Hub.LOG,
          "Instance '%s' of '%s' continued as new with an event that it had consumed. This host drops it; the real one delivers it again and again. Use durabletask-client 1.5.1 or newer, or continueAsNew(input, false)."
              .formatted(instance.id(), instance.name()));
    }
  }

  /**
   * The SDK hands unconsumed events over as a set, in no order; no two events of an instance have
   * one time stamp, so that tells the order in which they came.
   */
  private static List<HistoryEvent> carriedOver(CompleteOrchestrationAction completion) {
    return completion.getCarryoverEventsList().stream()
        .filter(HistoryEvent::hasEventRaised)
        .sorted(
            Comparator.comparingLong((HistoryEvent e) -> e.getTimestamp().getSeconds())
                .thenComparingInt(e -> e.getTimestamp().getNanos()))
        .toList();
  }
}

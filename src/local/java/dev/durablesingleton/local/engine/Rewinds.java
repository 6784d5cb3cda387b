package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets what failed in an instance run again: failed tasks and the instance's end become generic
 * events in its history, as the real engine writes them, so that the next replay schedules them
 * anew. A failed sub-orchestration is rewound too, and reports to its parent again.
 */
final class Rewinds {
  private final Hub hub;

  Rewinds(Hub hub) {
    this.hub = hub;
  }

  SignalOutcome rewind(String instanceId, String reason, Cycle cycle) {
    Optional<Instance> found = hub.find(instanceId, cycle);
    if (found.isEmpty()) {
      return new SignalOutcome.NoSuchInstance(instanceId);
    }
    if (found.get().status() != RuntimeStatus.FAILED) {
      return new SignalOutcome.WrongStatus(instanceId, found.get().status());
    }
    rewind(found.get(), reason, cycle);
    return new SignalOutcome.Accepted();
  }

  private void rewind(Instance failed, String reason, Cycle cycle) {
    List<HistoryEvent> history = History.decode(cycle.transaction().history(failed.id()));
    Set<Integer> undone = failedTasks(history);
    undone.addAll(childrenThatRunAnew(history, reason, cycle));
    List<HistoryEvent> rewound = new ArrayList<>();
    history.forEach(event -> rewound.add(isUndone(event, undone) ? blank(event) : event));

    Execution execution =
        new Execution(
            failed.updated(
                RuntimeStatus.RUNNING,
                failed.customStatus(),
                null,
                null,
                Execution.ticks(hub.clock.instant())));
    execution.beginHistory(rewound);
    hub.unfinished.put(failed.id(), execution);
    cycle.transaction().clearHistory(failed.id());
    cycle.transaction().appendHistory(failed.id(), History.encode(rewound).toByteArray());
    cycle.changed(execution);
    hub.deliver(
        execution,
        failed.executionId(),
        Events.generic(-1, reason, Events.timestamp(execution.tick(hub.clock))),
        cycle);
  }

  private static Set<Integer> failedTasks(List<HistoryEvent> history) {
    return history.stream()
        .filter(HistoryEvent::hasTaskFailed)
        .map(event -> event.getTaskFailed().getTaskScheduledId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Rewinds the failed children; one that did not fail by itself is started again instead. */
  private Set<Integer> childrenThatRunAnew(List<HistoryEvent> history, String reason, Cycle cycle) {
    Set<Integer> failed =
        history.stream()
            .filter(HistoryEvent::hasSubOrchestrationInstanceFailed)
            .map(event -> event.getSubOrchestrationInstanceFailed().getTaskScheduledId())
            .collect(Collectors.toSet());
    Set<Integer> anew = new HashSet<>();
    for (HistoryEvent event : history) {
      if (event.hasSubOrchestrationInstanceCreated() && failed.contains(event.getEventId())) {
        String childId = event.getSubOrchestrationInstanceCreated().getInstanceId();
        if (!(rewind(childId, reason, cycle) instanceof SignalOutcome.Accepted)) {
          anew.add(event.getEventId());
        }
      }
    }
    return anew;
  }

  private static boolean isUndone(HistoryEvent event, Set<Integer> undone) {
    return switch (event.getEventTypeCase()) {
      case TASKFAILED, SUBORCHESTRATIONINSTANCEFAILED, EXECUTIONCOMPLETED -> true;
      case TASKSCHEDULED, SUBORCHESTRATIONINSTANCECREATED -> undone.contains(event.getEventId());
      default -> false;
    };
  }

  private static HistoryEvent blank(HistoryEvent event) {
    return Events.generic(event.getEventId(), null, event.getTimestamp());
  }
}

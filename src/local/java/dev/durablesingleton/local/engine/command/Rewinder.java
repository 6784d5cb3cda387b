package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.history.HistoryStorage;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the failed tasks of an instance again. Failed tasks and the end of the instance become
 * generic events in its history, as in the real engine, so that the next replay schedules the tasks
 * again. A failed sub-orchestration is rewound too, and sends its result to the parent again.
 */
public final class Rewinder {
  private final HubState hub;

  /** Rewinds the instances of a hub. */
  public Rewinder(HubState hub) {
    this.hub = hub;
  }

  /** Rewinds an instance and its failed sub-orchestrations. Refused if it has not failed. */
  public CommandResult rewind(String instanceId, @Nullable String reason, UnitOfWork unit) {
    Optional<RuntimeStatus> status = hub.status(instanceId, unit);
    if (status.isEmpty()) {
      return new CommandResult.NoSuchInstance(instanceId);
    }
    if (status.get() != RuntimeStatus.FAILED) {
      return new CommandResult.WrongStatus(instanceId, status.get());
    }
    rewind(unit.transaction().find(instanceId).orElseThrow(), reason, unit);
    return new CommandResult.Accepted();
  }

  private void rewind(Instance failed, @Nullable String reason, UnitOfWork unit) {
    List<HistoryEvent> history =
        HistoryStorage.decode(unit.transaction().history(failed.id()), failed);
    Set<Integer> undone = failedTasks(history);
    undone.addAll(childrenToStartAgain(history, reason, unit));
    List<HistoryEvent> rewound = new ArrayList<>();
    history.forEach(event -> rewound.add(isUndone(event, undone) ? blank(event) : event));
    hub.add(Execution.rewind(hub, failed, rewound, reason, unit));
  }

  private static Set<Integer> failedTasks(List<HistoryEvent> history) {
    return history.stream()
        .filter(HistoryEvent::hasTaskFailed)
        .map(event -> event.getTaskFailed().getTaskScheduledId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Rewinds the failed children. Children that cannot be rewound, and those that were retried under
   * the same ID, are started again instead: a retried child would send its result to the last
   * attempt, but the replay waits for the first.
   */
  private Set<Integer> childrenToStartAgain(
      List<HistoryEvent> history, @Nullable String reason, UnitOfWork unit) {
    Set<Integer> failed =
        history.stream()
            .filter(HistoryEvent::hasSubOrchestrationInstanceFailed)
            .map(event -> event.getSubOrchestrationInstanceFailed().getTaskScheduledId())
            .collect(Collectors.toSet());
    Map<String, List<Integer>> attempts =
        history.stream()
            .filter(HistoryEvent::hasSubOrchestrationInstanceCreated)
            .filter(event -> failed.contains(event.getEventId()))
            .collect(
                Collectors.groupingBy(
                    event -> event.getSubOrchestrationInstanceCreated().getInstanceId(),
                    LinkedHashMap::new,
                    Collectors.mapping(HistoryEvent::getEventId, Collectors.toList())));
    Set<Integer> startAgain = new HashSet<>();
    attempts.forEach(
        (childId, numbers) -> {
          if (numbers.size() > 1
              || !(rewind(childId, reason, unit) instanceof CommandResult.Accepted)) {
            startAgain.addAll(numbers);
          }
        });
    return startAgain;
  }

  private static boolean isUndone(HistoryEvent event, Set<Integer> undone) {
    return switch (event.getEventTypeCase()) {
      case TASKFAILED, SUBORCHESTRATIONINSTANCEFAILED, EXECUTIONCOMPLETED -> true;
      case TASKSCHEDULED, SUBORCHESTRATIONINSTANCECREATED -> undone.contains(event.getEventId());
      default -> false;
    };
  }

  private static HistoryEvent blank(HistoryEvent event) {
    return HistoryEvents.generic(event.getEventId(), null, event.getTimestamp());
  }
}

package dev.durablesingleton.testkit.replay;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that an orchestrator asks for in one generation, and how it ends. */
final class ActionTrace {

  private static final String NO_END = "it goes on waiting";

  private final SortedMap<Integer, TracedAction> work = new TreeMap<>();
  private String end = NO_END;

  /** What happened, by a history. */
  ActionTrace with(List<HistoryEvent> events) {
    for (HistoryEvent event : events) {
      TracedAction.of(event).ifPresent(asked -> work.put(asked.id(), asked));
      if (event.hasExecutionCompleted()) {
        ExecutionCompletedEvent completed = event.getExecutionCompleted();
        end = end(completed.getOrchestrationStatus(), completed.getResult().getValue());
      }
    }
    return this;
  }

  /** What an orchestrator answers a turn with. */
  ActionTrace withActions(List<OrchestratorAction> actions) {
    for (OrchestratorAction action : actions) {
      TracedAction.of(action).ifPresent(asked -> work.put(asked.id(), asked));
      if (action.hasCompleteOrchestration()) {
        CompleteOrchestrationAction completed = action.getCompleteOrchestration();
        end = end(completed.getOrchestrationStatus(), completed.getResult().getValue());
      }
    }
    return this;
  }

  /** The first point where a replay leaves this course, in a sentence; empty when it never does. */
  Optional<String> firstDivergence(ActionTrace replay) {
    SortedMap<Integer, TracedAction> all = new TreeMap<>(replay.work);
    all.putAll(work);
    for (int id : all.keySet()) {
      TracedAction before = work.get(id);
      TracedAction again = replay.work.get(id);
      if (before == null || again == null || !before.agreesWith(again)) {
        return Optional.of(
            "First it asked for "
                + described(before)
                + "; on replay it asks for "
                + described(again)
                + " (action "
                + id
                + ").");
      }
    }
    return Objects.equals(end, replay.end)
        ? Optional.empty()
        : Optional.of("First " + end + "; on replay " + replay.end + ".");
  }

  private static String described(TracedAction work) {
    return work == null ? "nothing" : work.describe();
  }

  private static String end(OrchestrationStatus status, String result) {
    return switch (status) {
      case ORCHESTRATION_STATUS_COMPLETED -> "it completes with " + shown(result);
      case ORCHESTRATION_STATUS_CONTINUED_AS_NEW -> "it continues as new with " + shown(result);
      case ORCHESTRATION_STATUS_FAILED -> "it fails";
      default -> NO_END;
    };
  }

  private static String shown(String result) {
    return result.isEmpty() ? "nothing" : result;
  }
}

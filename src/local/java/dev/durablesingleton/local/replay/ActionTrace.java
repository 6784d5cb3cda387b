package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.ExecutionCompletedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions of an orchestrator in one generation, and its end. */
final class ActionTrace {

  private static final String NO_END = "it waits";

  private final SortedMap<Integer, TracedAction> actions = new TreeMap<>();

  /** The numbers of actions that a rewind removed from the history, so that they run again. */
  private final Set<Integer> undone = new HashSet<>();

  private String end = NO_END;
  private @Nullable String failure;

  /** Adds the actions that a history records. */
  ActionTrace with(List<HistoryEvent> events) {
    for (HistoryEvent event : events) {
      TracedAction.of(event).ifPresent(action -> actions.put(action.id(), action));
      if (event.hasGenericEvent()) {
        undone.add(event.getEventId());
      }
      if (event.hasExecutionCompleted()) {
        ExecutionCompletedEvent completed = event.getExecutionCompleted();
        end = end(completed.getOrchestrationStatus(), completed.getResult().getValue());
      }
    }
    return this;
  }

  /** Adds the actions that an orchestrator returns from a turn. */
  ActionTrace withActions(List<OrchestratorAction> returned) {
    for (OrchestratorAction action : returned) {
      TracedAction.of(action).ifPresent(traced -> actions.put(traced.id(), traced));
      if (action.hasCompleteOrchestration()) {
        CompleteOrchestrationAction completed = action.getCompleteOrchestration();
        end = end(completed.getOrchestrationStatus(), completed.getResult().getValue());
        failure = failure(completed.getFailureDetails());
      }
    }
    return this;
  }

  /** The first difference between a replay and this trace, as a sentence; empty for none. */
  Optional<String> firstDifference(ActionTrace replay, Precision precision) {
    SortedMap<Integer, TracedAction> all = new TreeMap<>(replay.actions);
    all.putAll(actions);
    for (int id : all.keySet()) {
      TracedAction original = actions.get(id);
      TracedAction replayed = replay.actions.get(id);
      if (original == null && undone.contains(id)) {
        continue;
      }
      if (original == null || replayed == null || !precision.matches(original, replayed)) {
        boolean withInputs = precision.showsInputs(original, replayed);
        return Optional.of(
            "First it scheduled %s; on replay it schedules %s (action %s)."
                .formatted(describe(original, withInputs), describe(replayed, withInputs), id));
      }
    }
    return Objects.equals(end, replay.end)
        ? Optional.empty()
        : Optional.of("First " + end + "; on replay " + replay.describeEnd() + ".");
  }

  private static String describe(@Nullable TracedAction action, boolean withInput) {
    return action == null ? "nothing" : action.describe(withInput);
  }

  private String describeEnd() {
    return failure == null ? end : end + " (" + failure + ")";
  }

  private static @Nullable String failure(TaskFailureDetails details) {
    return details.getErrorType().isEmpty()
        ? null
        : details.getErrorType() + ": " + details.getErrorMessage();
  }

  private static String end(OrchestrationStatus status, String result) {
    return switch (status) {
      case ORCHESTRATION_STATUS_COMPLETED -> "it completes with " + orNothing(result);
      case ORCHESTRATION_STATUS_CONTINUED_AS_NEW -> "it continues as new with " + orNothing(result);
      case ORCHESTRATION_STATUS_FAILED -> "it fails";
      default -> NO_END;
    };
  }

  private static String orNothing(String result) {
    return result.isEmpty() ? "nothing" : result;
  }
}

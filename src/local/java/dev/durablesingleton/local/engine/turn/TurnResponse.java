package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.state.Transition;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorAction.OrchestratorActionTypeCase;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A worker's response to a turn, checked before anything is changed. */
final class TurnResponse {
  private static final Map<RuntimeStatus, Transition> ENDS =
      Map.of(
          RuntimeStatus.COMPLETED, Transition.COMPLETE,
          RuntimeStatus.FAILED, Transition.FAIL,
          RuntimeStatus.CANCELED, Transition.CANCEL,
          RuntimeStatus.TERMINATED, Transition.TERMINATE);

  private static final Set<OrchestratorActionTypeCase> SERVED =
      Set.of(
          OrchestratorActionTypeCase.SCHEDULETASK,
          OrchestratorActionTypeCase.CREATETIMER,
          OrchestratorActionTypeCase.CREATESUBORCHESTRATION,
          OrchestratorActionTypeCase.SENDEVENT,
          OrchestratorActionTypeCase.COMPLETEORCHESTRATION);

  private final OrchestratorResponse response;
  private final @Nullable OrchestratorAction completion;

  TurnResponse(OrchestratorResponse response) {
    this.response = response;
    completion =
        response.getActionsList().stream()
            .filter(OrchestratorAction::hasCompleteOrchestration)
            .reduce(null, (earlier, later) -> later);
  }

  /** The defect of the response, as the end of a sentence; null if it is valid. */
  @Nullable String defect() {
    for (OrchestratorAction action : response.getActionsList()) {
      if (action.hasSendEntityMessage()) {
        return "the action sendEntityMessage (number %d), but entities of a standalone worker are not served; run the entity in a Functions package"
            .formatted(action.getId());
      }
      if (!SERVED.contains(action.getOrchestratorActionTypeCase())) {
        return "an action (number %d) of a kind that this host does not serve"
            .formatted(action.getId());
      }
    }
    return completion == null || continuesAsNew() || end() != null
        ? null
        : "the status %d, with which no orchestration can end"
            .formatted(completion().getOrchestrationStatusValue());
  }

  OrchestratorResponse response() {
    return response;
  }

  /** The actions in order, without the completing action. */
  List<OrchestratorAction> actions() {
    return response.getActionsList().stream()
        .filter(action -> !action.hasCompleteOrchestration())
        .toList();
  }

  /** The custom status, JSON; null for none. */
  @Nullable String customStatus() {
    return response.hasCustomStatus() ? response.getCustomStatus().getValue() : null;
  }

  boolean completes() {
    return completion != null;
  }

  boolean continuesAsNew() {
    return completion != null
        && completion().getOrchestrationStatus()
            == OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW;
  }

  /** The completing action; only of a response that {@link #completes}. */
  CompleteOrchestrationAction completion() {
    return Objects.requireNonNull(completion).getCompleteOrchestration();
  }

  int completionNumber() {
    return Objects.requireNonNull(completion).getId();
  }

  /** The transition of the completing action; null if its status is invalid. */
  @Nullable Transition end() {
    return RuntimeStatus.of(completion().getOrchestrationStatusValue()).map(ENDS::get).orElse(null);
  }

  /** The result, or the input of the next generation; null for none. */
  @Nullable String result() {
    return completion().hasResult() ? completion().getResult().getValue() : null;
  }

  @Nullable TaskFailureDetails failure() {
    return completion().hasFailureDetails() ? completion().getFailureDetails() : null;
  }
}

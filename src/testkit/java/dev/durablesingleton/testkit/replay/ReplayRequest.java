package dev.durablesingleton.testkit.replay;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import dev.durablesingleton.local.engine.WorkItems.Turn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a turn that has everything behind it. Without the events that tell what was scheduled, the
 * SDK answers with all that the orchestrator asks for from its beginning, and not only with what is
 * new.
 */
final class ReplayRequest {

  private static final Set<HistoryEvent.EventTypeCase> LEFT_OUT =
      EnumSet.of(
          HistoryEvent.EventTypeCase.TASKSCHEDULED,
          HistoryEvent.EventTypeCase.TIMERCREATED,
          HistoryEvent.EventTypeCase.SUBORCHESTRATIONINSTANCECREATED,
          HistoryEvent.EventTypeCase.EVENTSENT,
          HistoryEvent.EventTypeCase.GENERICEVENT,
          HistoryEvent.EventTypeCase.EXECUTIONTERMINATED,
          HistoryEvent.EventTypeCase.EXECUTIONCOMPLETED);

  private ReplayRequest() {}

  static Turn of(String instanceId, String orchestrator, List<HistoryEvent> events) {
    OrchestratorRequest.Builder request =
        OrchestratorRequest.newBuilder().setInstanceId(instanceId);
    events.stream()
        .filter(event -> !LEFT_OUT.contains(event.getEventTypeCase()))
        .forEach(request::addPastEvents);
    return new Turn(instanceId, "", orchestrator, request.build().toByteString());
  }
}

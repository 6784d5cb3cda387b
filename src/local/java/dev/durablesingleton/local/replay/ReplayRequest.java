package dev.durablesingleton.local.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a request that contains only past events, and none of the events by which the SDK removes
 * scheduled actions from its response. So the response has all actions since the beginning.
 */
public final class ReplayRequest {

  private static final Set<HistoryEvent.EventTypeCase> EXCLUDED =
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
        .filter(event -> !EXCLUDED.contains(event.getEventTypeCase()))
        .forEach(request::addPastEvents);
    return new Turn(instanceId, "", orchestrator, request.build().toByteString());
  }

  /** The past and the new events of a serialized request. */
  public static List<HistoryEvent> events(ByteString serialized) {
    try {
      OrchestratorRequest request = OrchestratorRequest.parseFrom(serialized);
      List<HistoryEvent> events = new ArrayList<>(request.getPastEventsList());
      events.addAll(request.getNewEventsList());
      return events;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Cannot parse the request of a turn", e);
    }
  }
}

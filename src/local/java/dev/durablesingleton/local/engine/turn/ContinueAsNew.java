package dev.durablesingleton.local.engine.turn;

import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.OpenTurn;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides which raised events the next generation receives after continue-as-new.
 *
 * <p>The SDK returns the events that its orchestrator did not consume, but also every event of the
 * last turn, consumed or not (durabletask-java 1.5.0). If the response is ambiguous, the turn is
 * replayed with its events as past events, for which the SDK is exact, and with a marker event
 * before each. No orchestrator waits for a marker, so the returned markers show how far the
 * orchestrator read: events that it read and does not return are consumed.
 */
final class ContinueAsNew {
  private final String markerPrefix = "marker:" + UUID.randomUUID() + ":";
  private final HubState hub;
  private boolean defectReported;

  ContinueAsNew(HubState hub) {
    this.hub = hub;
  }

  /** Whether the response is exact about the events of the turn that the orchestrator consumed. */
  boolean isExact(OpenTurn turn, TurnResponse answer) {
    Set<Timestamp> handedBack = timestamps(carryover(answer));
    List<HistoryEvent> events = raised(turn);
    long found = events.stream().filter(event -> handedBack.contains(event.getTimestamp())).count();
    return found == 0 || found < events.size() || causedBySingleEvent(turn);
  }

  /** The events of a turn with a marker before each raised event. */
  List<HistoryEvent> marked(OpenTurn turn) {
    List<HistoryEvent> events = new ArrayList<>();
    for (HistoryEvent event : turn.newEvents()) {
      if (event.hasEventRaised()) {
        Instant at = Timestamps.instant(event.getTimestamp());
        events.add(HistoryEvents.eventRaised(markerPrefix + events.size(), null, at));
      }
      events.add(event);
    }
    return events;
  }

  /** Begins the next generation after an exact response. */
  void apply(Execution execution, OpenTurn turn, TurnResponse answer, UnitOfWork unit) {
    List<HistoryEvent> kept = carryover(answer);
    if (causedBySingleEvent(turn)
        && kept.removeIf(
            event -> event.getTimestamp().equals(raised(turn).get(0).getTimestamp()))) {
      reportDefect(execution.state());
    }
    begin(execution, turn, answer, kept, unit);
  }

  /** As {@link #apply}, with the response to the replay, which shows the consumed events. */
  void applyReplayed(Execution execution, OpenTurn turn, TurnResponse replayed, UnitOfWork unit) {
    TurnResponse answer = new TurnResponse(Objects.requireNonNull(turn.answer()));
    List<HistoryEvent> kept = carryover(answer);
    Set<Timestamp> consumed = consumed(turn, replayed);
    if (kept.removeIf(event -> consumed.contains(event.getTimestamp()))) {
      reportDefect(execution.state());
    }
    begin(execution, turn, answer, kept, unit);
  }

  /** Empty if the replay took another path: then no event is dropped, as on the real engine. */
  private Set<Timestamp> consumed(OpenTurn turn, TurnResponse replayed) {
    if (!replayed.completes() || !replayed.continuesAsNew()) {
      return Set.of();
    }
    Set<String> markers =
        replayed.completion().getCarryoverEventsList().stream()
            .map(event -> event.getEventRaised().getName())
            .filter(name -> name.startsWith(markerPrefix))
            .collect(Collectors.toSet());
    Set<Timestamp> handedBack = timestamps(carryover(replayed));
    Set<Timestamp> read = new HashSet<>();
    Set<Timestamp> consumed = new HashSet<>();
    HistoryEvent marker = null;
    for (HistoryEvent event : marked(turn)) {
      if (isMarker(event)) {
        marker = event;
      } else if (event.hasEventRaised()) {
        read.add(event.getTimestamp());
        if (marker != null && markers.contains(marker.getEventRaised().getName())) {
          consumed.addAll(read);
        }
      }
    }
    consumed.removeAll(handedBack);
    return consumed;
  }

  private void begin(
      Execution execution,
      OpenTurn turn,
      TurnResponse answer,
      List<HistoryEvent> kept,
      UnitOfWork unit) {
    execution.continueAsNew(
        turn,
        kept,
        answer.completion().hasNewVersion()
            ? answer.completion().getNewVersion().getValue()
            : execution.state().version(),
        answer.result(),
        answer.customStatus(),
        unit);
  }

  /**
   * Whether this event was the only message of the turn and therefore made the orchestrator
   * continue. An orchestrator may continue in its first turn without an event.
   */
  private static boolean causedBySingleEvent(OpenTurn turn) {
    return turn.batch().size() == 1 && turn.batch().get(0).isRaisedEvent() && !turn.isFirst();
  }

  private static List<HistoryEvent> raised(OpenTurn turn) {
    return turn.newEvents().stream().filter(HistoryEvent::hasEventRaised).toList();
  }

  private boolean isMarker(HistoryEvent event) {
    return event.hasEventRaised() && event.getEventRaised().getName().startsWith(markerPrefix);
  }

  private static Set<Timestamp> timestamps(List<HistoryEvent> events) {
    return events.stream().map(HistoryEvent::getTimestamp).collect(Collectors.toSet());
  }

  /**
   * The events that a response returns. The SDK returns an unordered set; the time stamps, which
   * are unique in an instance, have the order of arrival.
   */
  private List<HistoryEvent> carryover(TurnResponse answer) {
    return answer.completion().getCarryoverEventsList().stream()
        .filter(event -> event.hasEventRaised() && !isMarker(event))
        .sorted(Comparator.comparing((HistoryEvent e) -> Timestamps.instant(e.getTimestamp())))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void reportDefect(Instance instance) {
    if (!defectReported) {
      defectReported = true;
      hub.log()
          .warn(
              "Instance '%s' of '%s' continued as new with an event that it had consumed. This host drops it; the real one delivers it again and again. Use durabletask-client 1.5.1 or newer, or continueAsNew(input, false)."
                  .formatted(instance.id(), instance.name()));
    }
  }
}

package dev.durablesingleton.local.engine.history;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.engine.options.TurnProperties;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The committed events of an execution's current generation, encoded as the {@code pastEvents} of a
 * request, so that a turn can send them without parsing.
 */
public final class CommittedHistory {
  private final TakenActions taken = new TakenActions();
  private ByteString past = ByteString.EMPTY;

  /** What the last request has encoded; most of it is appended when the turn ends. */
  private EncodedEvents sent = EncodedEvents.NONE;

  /** The instance ID as the beginning of a request, from the first request on. */
  private @Nullable ByteString id;

  private boolean empty = true;
  private boolean rewound;

  private CommittedHistory() {}

  /** Returns a history with these events. */
  static CommittedHistory of(List<HistoryEvent> events) {
    CommittedHistory history = new CommittedHistory();
    history.append(events);
    return history;
  }

  /** Whether nothing of this generation was committed, so that its first turn is to come. */
  public boolean isEmpty() {
    return empty;
  }

  /** Whether a rewind has removed events, so that the next replay schedules their tasks again. */
  public boolean isRewound() {
    return rewound;
  }

  /** Adds committed events. */
  void append(List<HistoryEvent> events) {
    past = past.concat(pastEvents(events));
    sent = EncodedEvents.NONE;
    events.forEach(taken::add);
    empty &= events.isEmpty();
    rewound |= events.stream().anyMatch(HistoryEvent::hasGenericEvent);
  }

  /** The actions of this generation. */
  public TakenActions taken() {
    return taken;
  }

  /** A serialized {@code OrchestratorRequest} with these events as the new ones. */
  public ByteString request(
      String instanceId, List<HistoryEvent> newEvents, TurnProperties properties) {
    sent = EncodedEvents.of(replayable(newEvents), sent);
    return id(instanceId)
        .concat(past)
        .concat(sent.as(OrchestratorRequest.NEWEVENTS_FIELD_NUMBER))
        .concat(properties.serialized());
  }

  /**
   * A serialized {@code OrchestratorRequest} with these events as past events and no new events.
   */
  public ByteString replayRequest(
      String instanceId, List<HistoryEvent> events, TurnProperties properties) {
    return id(instanceId).concat(past).concat(pastEvents(events)).concat(properties.serialized());
  }

  private ByteString id(String instanceId) {
    if (id == null) {
      id = OrchestratorRequest.newBuilder().setInstanceId(instanceId).build().toByteString();
    }
    return id;
  }

  /** Omits the generic events of a rewind, which the SDK does not support in a replay. */
  private static List<HistoryEvent> replayable(List<HistoryEvent> events) {
    return events.stream().anyMatch(HistoryEvent::hasGenericEvent)
        ? events.stream().filter(event -> !event.hasGenericEvent()).toList()
        : events;
  }

  private ByteString pastEvents(List<HistoryEvent> events) {
    return EncodedEvents.of(replayable(events), sent)
        .as(OrchestratorRequest.PASTEVENTS_FIELD_NUMBER);
  }
}

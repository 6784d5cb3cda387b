package dev.durablesingleton.local.engine.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.durablesingleton.local.engine.options.TurnProperties;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The committed events of an execution's current generation, encoded as the {@code pastEvents} of a
 * request, so that a turn can send them without parsing.
 */
public final class CommittedHistory {
  private final TakenActions taken = new TakenActions();
  private ByteString past = ByteString.EMPTY;
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
    past = past.concat(encode(replayable(events)));
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
    return id(instanceId)
        .concat(past)
        .concat(encode(OrchestratorRequest.NEWEVENTS_FIELD_NUMBER, replayable(newEvents)))
        .concat(properties.serialized());
  }

  /**
   * A serialized {@code OrchestratorRequest} with these events as past events and no new events.
   */
  public ByteString replayRequest(
      String instanceId, List<HistoryEvent> events, TurnProperties properties) {
    return id(instanceId)
        .concat(past)
        .concat(encode(replayable(events)))
        .concat(properties.serialized());
  }

  private static ByteString id(String instanceId) {
    return OrchestratorRequest.newBuilder().setInstanceId(instanceId).build().toByteString();
  }

  /** Omits the generic events of a rewind, which the SDK does not support in a replay. */
  private static List<HistoryEvent> replayable(List<HistoryEvent> events) {
    return events.stream().anyMatch(HistoryEvent::hasGenericEvent)
        ? events.stream().filter(event -> !event.hasGenericEvent()).toList()
        : events;
  }

  private static ByteString encode(List<HistoryEvent> events) {
    return encode(OrchestratorRequest.PASTEVENTS_FIELD_NUMBER, events);
  }

  private static ByteString encode(int field, List<HistoryEvent> events) {
    int tag = field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    int size = 0;
    for (HistoryEvent event : events) {
      size += CodedOutputStream.computeMessageSize(field, event);
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (HistoryEvent event : events) {
        out.writeUInt32NoTag(tag);
        out.writeMessageNoTag(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The array has the computed size, so this cannot happen", e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }
}

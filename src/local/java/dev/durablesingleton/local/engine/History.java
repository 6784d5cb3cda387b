package dev.durablesingleton.local.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;

/**
 * The committed events of an execution's current generation, kept as the bytes of a request's
 * {@code pastEvents}: a turn sends them as they are, so its cost does not grow with their parsing.
 */
final class History {
  private ByteString past = ByteString.EMPTY;
  private final BitSet scheduledIds = new BitSet();
  private boolean empty = true;

  static History of(List<HistoryEvent> events) {
    History history = new History();
    history.append(events, encode(events));
    return history;
  }

  /** The events of stored chunks, one behind the other. */
  static List<HistoryEvent> decode(byte[] stored) {
    try {
      return OrchestratorRequest.parseFrom(stored).getPastEventsList();
    } catch (InvalidProtocolBufferException e) {
      throw new StoreException("The store holds a history that cannot be read.", e);
    }
  }

  /** What the store keeps of a turn. */
  static ByteString encode(List<HistoryEvent> events) {
    return encode(OrchestratorRequest.PASTEVENTS_FIELD_NUMBER, events);
  }

  boolean isEmpty() {
    return empty;
  }

  /**
   * Adds committed events.
   *
   * @param encoded their {@link #encode}
   */
  void append(List<HistoryEvent> events, ByteString encoded) {
    List<HistoryEvent> replayed = replayable(events);
    past = past.concat(replayed.size() == events.size() ? encoded : encode(replayed));
    for (HistoryEvent event : replayed) {
      if (event.getEventId() >= 0) {
        scheduledIds.set(event.getEventId());
      }
    }
    empty &= events.isEmpty();
  }

  /** Whether an action of this ID has been taken in this generation. */
  boolean hasScheduled(int id) {
    return id >= 0 && scheduledIds.get(id);
  }

  /** The lowest ID above every action of this generation. */
  int nextActionId() {
    return scheduledIds.length();
  }

  /** A serialized {@code OrchestratorRequest} with these events as the new ones. */
  ByteString request(String instanceId, List<HistoryEvent> newEvents) {
    return OrchestratorRequest.newBuilder()
        .setInstanceId(instanceId)
        .build()
        .toByteString()
        .concat(past)
        .concat(encode(OrchestratorRequest.NEWEVENTS_FIELD_NUMBER, replayable(newEvents)));
  }

  /** A rewind leaves generic events for readers; the SDK's replay does not know them. */
  private static List<HistoryEvent> replayable(List<HistoryEvent> events) {
    return events.stream().anyMatch(HistoryEvent::hasGenericEvent)
        ? events.stream().filter(event -> !event.hasGenericEvent()).toList()
        : events;
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

package dev.durablesingleton.local.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The committed events of an execution's current generation, encoded as the {@code pastEvents} of a
 * request, so that a turn can send them without parsing.
 */
final class CommittedHistory {
  private final TakenActions taken = new TakenActions();
  private ByteString past = ByteString.EMPTY;
  private boolean empty = true;

  static CommittedHistory of(List<HistoryEvent> events) {
    CommittedHistory history = new CommittedHistory();
    history.append(events);
    return history;
  }

  /**
   * Parses a stored history.
   *
   * @param input the instance's input, which is not repeated in the history
   * @throws IllegalStateException if it cannot be parsed
   */
  static List<HistoryEvent> decode(byte[] stored, @Nullable String input) {
    try {
      List<HistoryEvent> events = OrchestratorRequest.parseFrom(stored).getPastEventsList();
      return events.stream().anyMatch(HistoryEvent::hasExecutionStarted)
          ? events.stream()
              .map(event -> event.hasExecutionStarted() ? withInput(event, input) : event)
              .toList()
          : events;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A history in the store cannot be parsed.", e);
    }
  }

  /** Encodes events for the store, without the instance's input. */
  static byte[] store(List<HistoryEvent> events) {
    return store(events, encode(events));
  }

  private static byte[] store(List<HistoryEvent> events, ByteString encoded) {
    if (events.stream().noneMatch(CommittedHistory::hasInput)) {
      return encoded.toByteArray();
    }
    List<HistoryEvent> stored = new ArrayList<>(events);
    stored.replaceAll(event -> hasInput(event) ? withoutInput(event) : event);
    return encode(stored).toByteArray();
  }

  private static boolean hasInput(HistoryEvent event) {
    return event.hasExecutionStarted() && event.getExecutionStarted().hasInput();
  }

  boolean isEmpty() {
    return empty;
  }

  /**
   * Adds committed events.
   *
   * @return the events, encoded for the store
   */
  byte[] append(List<HistoryEvent> events) {
    ByteString encoded = encode(events);
    List<HistoryEvent> replayed = replayable(events);
    past = past.concat(replayed.size() == events.size() ? encoded : encode(replayed));
    events.forEach(taken::add);
    empty &= events.isEmpty();
    return store(events, encoded);
  }

  /** The actions of this generation. */
  TakenActions taken() {
    return taken;
  }

  /** A serialized {@code OrchestratorRequest} with these events as the new ones. */
  ByteString request(String instanceId, List<HistoryEvent> newEvents, TurnProperties properties) {
    return id(instanceId)
        .concat(past)
        .concat(encode(OrchestratorRequest.NEWEVENTS_FIELD_NUMBER, replayable(newEvents)))
        .concat(properties.serialized());
  }

  /**
   * A serialized {@code OrchestratorRequest} with these events as past events and no new events.
   */
  ByteString replayRequest(
      String instanceId, List<HistoryEvent> events, TurnProperties properties) {
    return id(instanceId)
        .concat(past)
        .concat(encode(replayable(events)))
        .concat(properties.serialized());
  }

  private static HistoryEvent withoutInput(HistoryEvent started) {
    HistoryEvent.Builder event = started.toBuilder().setInputOfInstance(true);
    event.getExecutionStartedBuilder().clearInput();
    return event.build();
  }

  /** Also reads histories of earlier versions, which contain the input. */
  private static HistoryEvent withInput(HistoryEvent started, @Nullable String input) {
    if (!started.getInputOfInstance()) {
      return started;
    }
    HistoryEvent.Builder event = started.toBuilder().clearInputOfInstance();
    event.getExecutionStartedBuilder().setInput(StringValue.of(Objects.requireNonNull(input)));
    return event.build();
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

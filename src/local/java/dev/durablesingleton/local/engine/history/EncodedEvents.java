package dev.durablesingleton.local.engine.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Events with their encodings, so that an event which is sent as a new one and later as a past one
 * is encoded once. Immutable.
 *
 * @param encodings for each event its length and content, as it is in any repeated field
 */
record EncodedEvents(List<HistoryEvent> events, List<byte[]> encodings) {

  static final EncodedEvents NONE = new EncodedEvents(List.of(), List.of());

  EncodedEvents {
    events = List.copyOf(events);
    encodings = List.copyOf(encodings);
  }

  /**
   * Encodes events.
   *
   * @param known their encodings are used for the same events in the same places
   */
  static EncodedEvents of(List<HistoryEvent> events, EncodedEvents known) {
    List<byte[]> encodings = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      encodings.add(known.has(events.get(i), i) ? known.encodings.get(i) : encode(events.get(i)));
    }
    return new EncodedEvents(events, encodings);
  }

  /** By identity, since comparing two events takes as long as encoding one. */
  @SuppressWarnings("ReferenceEquality")
  private boolean has(HistoryEvent event, int place) {
    return place < events.size() && events.get(place) == event;
  }

  private static byte[] encode(HistoryEvent event) {
    byte[] bytes = new byte[CodedOutputStream.computeMessageSizeNoTag(event)];
    try {
      CodedOutputStream.newInstance(bytes).writeMessageNoTag(event);
    } catch (IOException e) {
      throw impossible(e);
    }
    return bytes;
  }

  /** The events as the content of a repeated field. */
  ByteString as(int field) {
    int tag = field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    int size = CodedOutputStream.computeTagSize(field) * encodings.size();
    for (byte[] encoding : encodings) {
      size += encoding.length;
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (byte[] encoding : encodings) {
        out.writeUInt32NoTag(tag);
        out.writeRawBytes(encoding);
      }
    } catch (IOException e) {
      throw impossible(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("The array has the computed size, so this cannot happen", e);
  }
}

package probe.wire;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A protobuf message as it was received: the values of each field, a Long or bytes. */
final class WireMessage {

  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  private WireMessage() {}

  static WireMessage ofBase64(String text) {
    return of(Base64.getDecoder().decode(text));
  }

  static WireMessage of(byte[] bytes) {
    WireMessage message = new WireMessage();
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      for (int tag; (tag = in.readTag()) != 0; ) {
        message
            .fields
            .computeIfAbsent(tag >>> 3, number -> new ArrayList<>())
            .add(value(in, tag & 7));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return message;
  }

  private static Object value(CodedInputStream in, int wireType) throws IOException {
    switch (wireType) {
      case 0:
        return in.readRawVarint64();
      case 1:
        return in.readRawLittleEndian64();
      case 2:
        return in.readByteArray();
      case 5:
        return (long) in.readRawLittleEndian32();
      default:
        throw new IOException("wire type " + wireType);
    }
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** The number, or 0 if it is absent. */
  int number(int field) {
    return has(field) ? (int) (long) last(field) : 0;
  }

  /** The string, or an empty one if it is absent. */
  String string(int field) {
    return has(field) ? new String((byte[]) last(field), StandardCharsets.UTF_8) : "";
  }

  /** The text of a {@code StringValue}; null if it is absent. */
  String text(int field) {
    return has(field) ? message(field).string(1) : null;
  }

  /** The message; null if it is absent. */
  WireMessage message(int field) {
    return has(field) ? of((byte[]) last(field)) : null;
  }

  List<WireMessage> messages(int field) {
    List<WireMessage> messages = new ArrayList<>();
    for (Object bytes : fields.getOrDefault(field, List.of())) {
      messages.add(of((byte[]) bytes));
    }
    return messages;
  }

  /** The time of a {@code Timestamp}; null if it is absent. */
  Instant time(int field) {
    WireMessage timestamp = message(field);
    return timestamp == null
        ? null
        : Instant.ofEpochSecond((long) timestamp.last(1), timestamp.number(2));
  }

  private Object last(int field) {
    List<Object> values = fields.get(field);
    return values.get(values.size() - 1);
  }
}

package probe.wire;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;

/** Writes a protobuf message. Null values are left out. */
final class WireWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  WireWriter number(int field, long value) {
    return write(() -> out.writeInt64(field, value));
  }

  WireWriter string(int field, String value) {
    return value == null ? this : write(() -> out.writeString(field, value));
  }

  /** Writes a {@code StringValue}. */
  WireWriter text(int field, String value) {
    return value == null
        ? this
        : message(field, new WireWriter().string(1, value.isEmpty() ? null : value));
  }

  WireWriter message(int field, WireWriter value) {
    return value == null ? this : write(() -> out.writeByteArray(field, value.toBytes()));
  }

  /** Writes a {@code Timestamp}. */
  WireWriter time(int field, Instant value) {
    return value == null
        ? this
        : message(
            field, new WireWriter().number(1, value.getEpochSecond()).number(2, value.getNano()));
  }

  String toBase64() {
    return Base64.getEncoder().encodeToString(toBytes());
  }

  private byte[] toBytes() {
    write(out::flush);
    return bytes.toByteArray();
  }

  private WireWriter write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}

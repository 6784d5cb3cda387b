package dev.durablesingleton.local.harness.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

/**
 * Runs the operations {@code get}, {@code set} and {@code add} of a batch on a number. It reads and
 * writes the messages field by field, because SDKs before 1.6 do not have them.
 */
final class CounterBatch {
  private static final int STATE_IN = 2;
  private static final int OPERATIONS = 3;
  private static final int RESULTS = 1;
  private static final int STATE_OUT = 3;
  private static final int NAME = 1;
  private static final int INPUT = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);
  private String state;

  private CounterBatch() {}

  /** Takes and returns messages in Base64. */
  static String run(String request) throws IOException {
    return new CounterBatch().answer(Base64.getDecoder().decode(request));
  }

  private String answer(byte[] request) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(request);
    for (int tag; (tag = in.readTag()) != 0; ) {
      switch (tag >>> 3) {
        case STATE_IN -> state = text(in.readBytes());
        case OPERATIONS -> operation(in.readBytes());
        default -> in.skipField(tag);
      }
    }
    if (state != null) {
      out.writeBytes(STATE_OUT, wrapped(state));
    }
    out.flush();
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void operation(ByteString operation) throws IOException {
    CodedInputStream in = operation.newCodedInput();
    String name = "";
    String input = "0";
    for (int tag; (tag = in.readTag()) != 0; ) {
      switch (tag >>> 3) {
        case NAME -> name = in.readString();
        case INPUT -> input = text(in.readBytes());
        default -> in.skipField(tag);
      }
    }
    int before = state == null ? 0 : Integer.parseInt(state);
    if (name.equals("add")) {
      state = "" + (before + Integer.parseInt(input));
    } else if (name.equals("set")) {
      state = input;
    }
    // An OperationResult with a success with a result.
    out.writeBytes(RESULTS, field(1, field(1, wrapped(state == null ? "0" : state))));
  }

  /** The text of a StringValue. */
  private static String text(ByteString wrapped) throws IOException {
    CodedInputStream in = wrapped.newCodedInput();
    return in.readTag() == 0 ? "" : in.readString();
  }

  private static ByteString wrapped(String text) throws IOException {
    return field(1, ByteString.copyFromUtf8(text));
  }

  private static ByteString field(int number, ByteString value) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeBytes(number, value);
    out.flush();
    return bytes.toByteString();
  }
}

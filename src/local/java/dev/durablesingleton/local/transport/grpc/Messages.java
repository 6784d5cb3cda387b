package dev.durablesingleton.local.transport.grpc;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes the messages of a call within the client's limits. */
final class Messages {

  private Messages() {}

  /**
   * The bytes of a request.
   *
   * @param limit largest number of bytes; null for none
   * @throws IOException if the message cannot be written
   * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED if the message is too large
   */
  static <Q> byte[] encode(MethodDescriptor<Q, ?> method, Q request, @Nullable Integer limit)
      throws IOException {
    try (InputStream in = method.streamRequest(request)) {
      byte[] bytes = in instanceof KnownLength ? in.readNBytes(in.available()) : in.readAllBytes();
      if (limit != null && bytes.length > limit) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription("message too large " + bytes.length + " > " + limit)
            .asRuntimeException();
      }
      return bytes;
    }
  }

  static <R> R decode(MethodDescriptor<?, R> method, byte[] response) {
    return method.parseResponse(new KnownBytes(response));
  }

  /** Tells the parser the length, so that it needs no buffer. */
  private static final class KnownBytes extends ByteArrayInputStream implements KnownLength {
    KnownBytes(byte[] bytes) {
      super(bytes);
    }
  }
}

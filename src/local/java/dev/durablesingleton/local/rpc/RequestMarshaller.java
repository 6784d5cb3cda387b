package dev.durablesingleton.local.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Reads the requests of one call. */
record RequestMarshaller<Q extends MessageLite>(Parser<Q> parser) implements Marshaller<Q> {

  @Override
  public Q parse(InputStream bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw Status.INTERNAL
          .withDescription("The request is not a valid protobuf message for this call.")
          .withCause(e)
          .asRuntimeException();
    }
  }

  @Override
  public InputStream stream(Q message) {
    return new ByteArrayInputStream(message.toByteArray());
  }
}

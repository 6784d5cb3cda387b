package dev.durablesingleton.local.rpc;

import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Writes the responses of one call. */
record ResponseMarshaller<S extends MessageLite>() implements Marshaller<S> {

  @Override
  public InputStream stream(S message) {
    return new ByteArrayInputStream(message.toByteArray());
  }

  @Override
  public S parse(InputStream bytes) {
    throw new UnsupportedOperationException("A server does not read responses");
  }
}

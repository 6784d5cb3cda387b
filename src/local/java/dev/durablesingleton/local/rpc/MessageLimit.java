package dev.durablesingleton.local.rpc;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Refuses requests over 4 MiB, which a client with default settings could not read back. gRPC's own
 * limit would cancel the call with a meaningless status, so it is set much higher.
 */
final class MessageLimit implements ServerInterceptor {

  static final int BYTES = 4 << 20;

  /** The limit for gRPC itself. */
  static final int TRANSPORT_BYTES = 64 << 20;

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        int bytes = ((MessageLite) message).getSerializedSize();
        if (bytes <= BYTES) {
          super.onMessage(message);
          return;
        }
        refused = true;
        call.close(
            Status.RESOURCE_EXHAUSTED.withDescription(
                "The message has %d bytes; the limit is %d. Shorten the input."
                    .formatted(bytes, BYTES)),
            new Metadata());
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }
}

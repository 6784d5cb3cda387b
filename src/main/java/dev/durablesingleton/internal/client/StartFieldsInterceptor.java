package dev.durablesingleton.internal.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;

/** Adds {@link StartFields} to the start that this thread's gRPC context has them for. */
final class StartFieldsInterceptor implements ClientInterceptor {

  static final Context.Key<StartFields> FIELDS = Context.key("durable-singleton.start-fields");

  private static final String METHOD = "StartInstance";

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    StartFields fields = FIELDS.get();
    ClientCall<Q, R> call = next.newCall(method, options);
    return fields == null || !METHOD.equals(method.getBareMethodName())
        ? call
        : new SimpleForwardingClientCall<>(call) {
          @Override
          public void sendMessage(Q request) {
            super.sendMessage(merged(request, fields.encoded()));
          }
        };
  }

  /** The request with the fields. Its class does not change, so the cast is safe. */
  @SuppressWarnings("unchecked")
  private static <Q> Q merged(Q request, ByteString fields) {
    try {
      return (Q) ((Message) request).toBuilder().mergeFrom(fields).build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The fields of a start do not fit this SDK's message.", e);
    }
  }
}

package dev.durablesingleton.internal.client;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the {@link StateFields} of the instance whose query this thread's gRPC context has a place
 * for.
 */
final class StateFieldsInterceptor implements ClientInterceptor {

  /** Where the fields of the next answer are put. */
  static final Context.Key<AtomicReference<StateFields>> FIELDS =
      Context.key("durable-singleton.state-fields");

  private static final String METHOD = "GetInstance";

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    AtomicReference<StateFields> fields = FIELDS.get();
    ClientCall<Q, R> call = next.newCall(method, options);
    return fields == null || !METHOD.equals(method.getBareMethodName())
        ? call
        : new SimpleForwardingClientCall<>(call) {
          @Override
          public void start(Listener<R> listener, Metadata headers) {
            super.start(new Reader<>(listener, fields), headers);
          }
        };
  }

  private static final class Reader<R> extends SimpleForwardingClientCallListener<R> {

    private final AtomicReference<StateFields> fields;

    Reader(ClientCall.Listener<R> delegate, AtomicReference<StateFields> fields) {
      super(delegate);
      this.fields = fields;
    }

    @Override
    public void onMessage(R response) {
      fields.set(StateFields.of((Message) response));
      super.onMessage(response);
    }
  }
}

package dev.durablesingleton.client;

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
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Reads the tags of the instance whose query this thread's gRPC context has a place for. */
final class TagsInterceptor implements ClientInterceptor {

  /** Where the tags of the next answer are put. */
  static final Context.Key<AtomicReference<Map<String, String>>> TAGS =
      Context.key("durable-singleton.tags");

  private static final String METHOD = "GetInstance";

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    AtomicReference<Map<String, String>> tags = TAGS.get();
    ClientCall<Q, R> call = next.newCall(method, options);
    return tags == null || !METHOD.equals(method.getBareMethodName())
        ? call
        : new SimpleForwardingClientCall<>(call) {
          @Override
          public void start(Listener<R> listener, Metadata headers) {
            super.start(new Reader<>(listener, tags), headers);
          }
        };
  }

  private static final class Reader<R> extends SimpleForwardingClientCallListener<R> {

    private final AtomicReference<Map<String, String>> tags;

    Reader(ClientCall.Listener<R> delegate, AtomicReference<Map<String, String>> tags) {
      super(delegate);
      this.tags = tags;
    }

    @Override
    public void onMessage(R response) {
      tags.set(Tags.of((Message) response));
      super.onMessage(response);
    }
  }
}

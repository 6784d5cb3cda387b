package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.log.HostLog;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.time.Duration;

/** A method with texts as messages, served by the port and in the process. */
final class ServedMethod implements AutoCloseable {

  private final MethodDescriptor<StringValue, StringValue> method;
  private final LoopbackServers servers;
  private final InProcessServer inProcess;

  private ServedMethod(MethodType type, ServerCallHandler<StringValue, StringValue> handler)
      throws IOException {
    method =
        MethodDescriptor.<StringValue, StringValue>newBuilder()
            .setType(type)
            .setFullMethodName("Test/Call")
            .setRequestMarshaller(new RequestMarshaller<>(StringValue.parser()))
            .setResponseMarshaller(new RequestMarshaller<>(StringValue.parser()))
            .build();
    ServerServiceDefinition service =
        ServerInterceptors.intercept(
            ServerServiceDefinition.builder("Test").addMethod(method, handler).build(),
            new MessageLimit());
    servers = LoopbackServers.start(0, service);
    inProcess = new InProcessServer(service, servers.port(), HostLog.none());
  }

  static ServedMethod unary(ServerCallHandler<StringValue, StringValue> handler)
      throws IOException {
    return new ServedMethod(MethodType.UNARY, handler);
  }

  static ServedMethod streaming(ServerCallHandler<StringValue, StringValue> handler)
      throws IOException {
    return new ServedMethod(MethodType.SERVER_STREAMING, handler);
  }

  MethodDescriptor<StringValue, StringValue> method() {
    return method;
  }

  ManagedChannelBuilder<?> channel(Way way) {
    return way.builder(inProcess, servers.port());
  }

  /** Ends open calls, as the host does when it stops. */
  @Override
  public void close() {
    servers.shutDown();
    inProcess.shutDown();
    inProcess.end(Duration.ZERO);
    servers.end(Duration.ZERO);
  }

  /** Handles a call by its one request, once that is complete. */
  interface Handler {
    void handle(String request, ServerCall<StringValue, StringValue> call, Metadata headers);
  }

  static ServerCallHandler<StringValue, StringValue> on(Handler handler, Runnable onCancel) {
    return (call, headers) -> {
      call.request(2);
      return new ServerCall.Listener<>() {
        private String request = "";

        @Override
        public void onMessage(StringValue message) {
          request = message.getValue();
        }

        @Override
        public void onHalfClose() {
          handler.handle(request, call, headers);
        }

        @Override
        public void onCancel() {
          onCancel.run();
        }
      };
    };
  }
}

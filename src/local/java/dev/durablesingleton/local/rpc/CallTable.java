package dev.durablesingleton.local.rpc;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Empty;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.durablesingleton.local.messages.DurableTaskProtocol;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Builds the gRPC service from its calls. Calls of the protocol that are not added are refused with
 * a message that names the call.
 *
 * <p>The stubs of gRPC's code generator cannot be used, because they need the original protobuf
 * library, and the test kit contains a relocated one.
 */
final class CallTable {

  static final String SERVICE = "TaskHubSidecarService";

  private static final ServiceDescriptor PROTOCOL =
      DurableTaskProtocol.getDescriptor().findServiceByName(SERVICE);

  private final ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(SERVICE);
  private final Set<String> supported = new TreeSet<>();

  /** Adds a call with one response. */
  <Q extends MessageLite, S extends MessageLite> CallTable unary(
      String name, Parser<Q> request, BiConsumer<Q, StreamObserver<S>> call) {
    return add(name, MethodType.UNARY, request, ServerCalls.asyncUnaryCall(call::accept));
  }

  /** Adds a call with a stream of responses. */
  <Q extends MessageLite, S extends MessageLite> CallTable streaming(
      String name, Parser<Q> request, BiConsumer<Q, StreamObserver<S>> call) {
    return add(
        name,
        MethodType.SERVER_STREAMING,
        request,
        ServerCalls.asyncServerStreamingCall(call::accept));
  }

  /** Adds a call with a stream of responses that depends on the client's connection. */
  <Q extends MessageLite, S extends MessageLite> CallTable streaming(
      String name, Parser<Q> request, StreamOfConnection<Q, S> call) {
    ServerCallHandler<Q, S> handler =
        (started, headers) -> {
          Object address = started.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
          // Without an address, each call counts as one of its own client.
          Object connection = address == null ? started : address;
          return ServerCalls.<Q, S>asyncServerStreamingCall(
                  (message, responses) -> call.accept(connection, message, responses))
              .startCall(started, headers);
        };
    return add(name, MethodType.SERVER_STREAMING, request, handler);
  }

  /** Adds calls that are refused before their requests are read. */
  CallTable refused(Status status, String... names) {
    for (String name : names) {
      refuse(PROTOCOL.findMethodByName(name), status);
    }
    return this;
  }

  /** Returns the service with all calls of the protocol. */
  ServerServiceDefinition build() {
    PROTOCOL.getMethods().stream()
        .filter(method -> !supported.contains(method.getName()))
        .forEach(
            method ->
                refuse(
                    method,
                    Status.UNIMPLEMENTED.withDescription(
                        "This host does not support the call '%s'; docs/grpc.md lists the supported calls."
                            .formatted(method.getName()))));
    return service.build();
  }

  private <Q extends MessageLite, S extends MessageLite> CallTable add(
      String name, MethodType type, Parser<Q> request, ServerCallHandler<Q, S> handler) {
    if (PROTOCOL.findMethodByName(name) == null) {
      throw new IllegalArgumentException(SERVICE + " has no call '" + name + "'");
    }
    supported.add(name);
    service.addMethod(
        io.grpc.MethodDescriptor.<Q, S>newBuilder()
            .setType(type)
            .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(SERVICE, name))
            .setRequestMarshaller(new RequestMarshaller<>(request))
            .setResponseMarshaller(new ResponseMarshaller<>())
            .build(),
        handler);
    return this;
  }

  private void refuse(MethodDescriptor method, Status status) {
    MethodType type = method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY;
    add(method.getName(), type, Empty.parser(), new Refusal(status));
  }

  /** A call whose responses depend on the client's connection. */
  @FunctionalInterface
  interface StreamOfConnection<Q, S> {

    /**
     * Answers a call.
     *
     * @param connection equal for the calls of one connection
     */
    void accept(Object connection, Q request, StreamObserver<S> responses);
  }

  /** Refuses a call before its request is read. */
  private record Refusal(Status status) implements ServerCallHandler<Empty, Empty> {
    @Override
    public ServerCall.Listener<Empty> startCall(ServerCall<Empty, Empty> call, Metadata headers) {
      call.close(status, new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }
}

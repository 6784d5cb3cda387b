package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.Header;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves the calls of clients in this process by the handlers of the gRPC port. Thread-safe. */
final class InProcessServer implements HubTransport {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Map<String, ServerMethodDefinition<?, ?>> methods;
  private final int port;
  private final HostLog log;
  private final InProcessCalls calls = new InProcessCalls();

  InProcessServer(ServerServiceDefinition service, int port, HostLog log) {
    methods =
        service.getMethods().stream()
            .collect(
                Collectors.toMap(
                    method -> method.getMethodDescriptor().getFullMethodName(),
                    Function.identity()));
    this.port = port;
    this.log = log;
  }

  @Override
  public boolean serves(String host, int asked) {
    return asked == port && LOOPBACK.contains(host);
  }

  @Override
  public Call begin(String method, List<Header> headers, Responses responses) {
    ServerMethodDefinition<?, ?> definition = methods.get(method);
    if (definition != null) {
      return InProcessCall.begin(definition, headers, responses, calls, log);
    }
    // The status of gRPC's own server.
    responses.closed(Status.Code.UNIMPLEMENTED.value(), "Method not found: " + method, List.of());
    return new EndedCall();
  }

  /** Stops accepting calls. */
  void shutDown() {
    calls.shutDown();
  }

  /** Waits for running calls and ends the remaining ones. */
  void end(Duration patience) {
    try {
      calls.awaitNone(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Status status = RpcResponses.shuttingDown().getStatus();
    calls.open().forEach(call -> call.abort(status));
  }

  private record EndedCall() implements Call {

    @Override
    public void send(byte[] request) {}

    @Override
    public void halfClose() {}

    @Override
    public void taken(int bytes) {}

    @Override
    public void cancel() {}
  }
}

package dev.durablesingleton.testkit;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine's gRPC service on a real port, as far as a start needs it; counts connections.
 * Thread-safe.
 */
public final class SidecarServer implements AutoCloseable {

  private final Map<String, CreateInstanceRequest> instances = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final String output;
  private final Server server;

  /** Listens; every instance has this output at once. */
  public SidecarServer(String output) throws IOException {
    this.output = output;
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .maxInboundMessageSize(Integer.MAX_VALUE)
            .addTransportFilter(new Count())
            .addService(new Service())
            .build()
            .start();
  }

  /** A binding whose client dials this server. */
  public DurableClientContext context() {
    return Contexts.dialling(server.getPort());
  }

  /** How many connections there have been. */
  public int connections() {
    return connections.get();
  }

  /** How many connections there are now. */
  public int openConnections() {
    return open.get();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Count extends ServerTransportFilter {

    @Override
    public Attributes transportReady(Attributes attributes) {
      connections.incrementAndGet();
      open.incrementAndGet();
      return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
      open.decrementAndGet();
    }
  }

  private final class Service extends TaskHubSidecarServiceImplBase {

    @Override
    public void startInstance(
        CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> answer) {
      instances.put(request.getInstanceId(), request);
      answer.onNext(
          CreateInstanceResponse.newBuilder().setInstanceId(request.getInstanceId()).build());
      answer.onCompleted();
    }

    @Override
    public void getInstance(
        GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
      GetInstanceResponse.Builder response = GetInstanceResponse.newBuilder();
      CreateInstanceRequest instance = instances.get(request.getInstanceId());
      if (instance != null) {
        response
            .setExists(true)
            .setOrchestrationState(state(instance, request.getGetInputsAndOutputs()));
      }
      answer.onNext(response.build());
      answer.onCompleted();
    }

    private OrchestrationState state(CreateInstanceRequest instance, boolean withInputAndOutput) {
      OrchestrationState.Builder state =
          Instances.state(instance.getInstanceId(), OrchestrationRuntimeStatus.COMPLETED);
      if (withInputAndOutput) {
        state.setInput(instance.getInput()).setOutput(StringValue.of(output));
      }
      return state.build();
    }
  }
}

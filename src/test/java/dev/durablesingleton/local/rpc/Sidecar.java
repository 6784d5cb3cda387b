package dev.durablesingleton.local.rpc;

import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.DurableTaskGrpcWorker;
import com.microsoft.durabletask.DurableTaskGrpcWorkerBuilder;
import com.microsoft.durabletask.TaskActivity;
import com.microsoft.durabletask.TaskActivityFactory;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.TaskOrchestrationFactory;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceBlockingStub;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A hub in memory behind a gRPC server on a free port, with the SDK's client and workers. */
final class Sidecar implements BeforeEachCallback, AfterEachCallback {

  private static final Logger SDK = Logger.getLogger("com.microsoft.durabletask");

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final DurableTaskGrpcWorkerBuilder functions = new DurableTaskGrpcWorkerBuilder();
  private final Way way;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private RemoteWorker workers;
  private RpcServer server;
  private ManagedChannel channel;
  private DurableTaskClient client;

  /** Calls through the port. */
  Sidecar() {
    this(Way.PORT);
  }

  Sidecar(Way way) {
    this.way = way;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    SDK.setLevel(Level.SEVERE);
    Store store = opened(new MemoryStore());
    HostLog log =
        (level, category, message, failure) -> {
          if (level == LogLevel.WARNING) {
            warnings.add(message);
          }
        };
    DirectExecutor executor = new DirectExecutor();
    opened((AutoCloseable) executor::shutdownNow);
    workers = new RemoteWorker(executor, log);
    TaskHub hub =
        opened(TaskHub.open(store, workers, HubOptions.defaults(), Clock.systemUTC(), log));
    server = opened(RpcServer.start(0, hub, SidecarOptions.defaults("TestHub"), workers, log));
    channel = newChannel();
    client = new DurableTaskGrpcClientBuilder().grpcChannel(channel).build();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** The warnings of the hub and its gRPC service. */
  List<String> warnings() {
    return warnings;
  }

  RpcServer server() {
    return server;
  }

  DurableTaskClient client() {
    return client;
  }

  TaskHubSidecarServiceBlockingStub stub() {
    return TaskHubSidecarServiceGrpc.newBlockingStub(channel);
  }

  Sidecar orchestrator(String name, TaskOrchestration code) {
    functions.addOrchestration(
        new TaskOrchestrationFactory() {
          @Override
          public String getName() {
            return name;
          }

          @Override
          public TaskOrchestration create() {
            return code;
          }
        });
    return this;
  }

  Sidecar activity(String name, TaskActivity code) {
    functions.addActivity(
        new TaskActivityFactory() {
          @Override
          public String getName() {
            return name;
          }

          @Override
          public TaskActivity create() {
            return code;
          }
        });
    return this;
  }

  /** Connects a worker with the functions added so far. */
  RunningWorker startWorker() {
    return opened(new RunningWorker(functions.grpcChannel(newChannel()).build()));
  }

  /** Connects a worker whose items the test answers, and waits until the service knows it. */
  RawWorker connectWorker(GetWorkItemsRequest request) {
    int before = workers.connected();
    RawWorker worker = new RawWorker(newChannel(), request);
    await().until(() -> workers.connected() > before);
    return worker;
  }

  ManagedChannel newChannel() {
    ManagedChannel made = way.builder(server.transport(), server.port()).build();
    opened((AutoCloseable) () -> made.shutdownNow().awaitTermination(5, TimeUnit.SECONDS));
    return made;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  /**
   * Runs the SDK's worker on a thread that can be stopped, which its own {@code start} does not
   * allow.
   */
  static final class RunningWorker implements AutoCloseable {

    private final Thread thread;

    private RunningWorker(DurableTaskGrpcWorker worker) {
      thread = new Thread(worker::startAndBlock, "sdk-worker");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() {
      thread.interrupt();
      await().until(() -> !thread.isAlive());
    }
  }
}

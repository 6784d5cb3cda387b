package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves the gRPC service of a task hub on the loopback addresses, and to clients in this process
 * without a connection. Calls are answered on the thread that completes the hub's future, so none
 * blocks a thread; only reads of the store run on separate threads.
 */
public final class RpcServer implements AutoCloseable {

  private static final int READING_THREADS = 2;
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final ExecutorService reading;
  private final SidecarService service;
  private final LoopbackServers servers;
  private final InProcessServer inProcess;

  private RpcServer(
      int port, TaskHub hub, SidecarOptions options, @Nullable RemoteWorker worker, HostLog log)
      throws IOException {
    reading = Executors.newFixedThreadPool(READING_THREADS, DaemonThreads.numbered("rpc-reading"));
    service = new SidecarService(hub, options, worker, reading, log);
    ServerServiceDefinition calls =
        ServerInterceptors.intercept(service.bindService(), new MessageLimit());
    try {
      servers = LoopbackServers.start(port, calls);
    } catch (IOException e) {
      reading.shutdown();
      throw e;
    }
    inProcess = new InProcessServer(calls, servers.port(), log);
  }

  /** Loads classes of gRPC and of the messages ahead of time, so that a server starts faster. */
  public static void loadClasses() {
    LoopbackServers.loadClasses(new CallTable().build());
  }

  /**
   * Starts serving clients.
   *
   * @param port 0 for any free port
   * @throws IOException if the port is in use; the message is one sentence for the user
   */
  public static RpcServer start(int port, TaskHub hub, SidecarOptions options, HostLog log)
      throws IOException {
    return new RpcServer(port, hub, options, null, log);
  }

  /** As {@link #start}, and also serves workers. */
  public static RpcServer start(
      int port, TaskHub hub, SidecarOptions options, RemoteWorker worker, HostLog log)
      throws IOException {
    return new RpcServer(port, hub, options, worker, log);
  }

  public int port() {
    return servers.port();
  }

  /** The same service for clients in this process. */
  public HubTransport transport() {
    return inProcess;
  }

  /** The number of connections accepted so far. */
  public int connectionsMade() {
    return servers.connectionsMade();
  }

  /**
   * Stops accepting calls, ends waits and workers' streams, and waits two seconds for other calls.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + DRAIN.toNanos();
    servers.shutDown();
    inProcess.shutDown();
    service.endOpenCalls();
    inProcess.end(DRAIN);
    servers.end(Duration.ofNanos(end - System.nanoTime()));
    reading.shutdown();
  }
}

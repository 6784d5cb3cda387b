package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.log.HostLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the gRPC service of a task hub on the loopback addresses. Calls are answered where the
 * hub's futures complete, so none waits on a thread; only lists are read on threads of their own.
 */
public final class RpcServer implements AutoCloseable {

  private static final int READING_THREADS = 2;
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final ExecutorService reading;
  private final SidecarService service;
  private final LoopbackServers servers;

  private RpcServer(
      int port, TaskHub hub, SidecarOptions options, Optional<RemoteWorker> worker, HostLog log)
      throws IOException {
    reading =
        Executors.newFixedThreadPool(
            READING_THREADS,
            task -> {
              Thread thread = new Thread(task, "rpc-reading");
              thread.setDaemon(true);
              return thread;
            });
    service = new SidecarService(hub, options, worker, reading, log);
    try {
      servers = LoopbackServers.start(port, service);
    } catch (IOException e) {
      reading.shutdown();
      throw e;
    }
  }

  /** Loads classes of gRPC and of the messages ahead of time, so that a server starts faster. */
  public static void loadClasses() {
    LoopbackServers.loadClasses(() -> new CallTable().build());
  }

  /**
   * Starts serving clients.
   *
   * @param port 0 for any that is free
   * @throws IOException with one sentence for the user, when the port is taken
   */
  public static RpcServer start(int port, TaskHub hub, SidecarOptions options, HostLog log)
      throws IOException {
    return new RpcServer(port, hub, options, Optional.empty(), log);
  }

  /** As {@link #start}, and lets workers take the hub's work items. */
  public static RpcServer start(
      int port, TaskHub hub, SidecarOptions options, RemoteWorker worker, HostLog log)
      throws IOException {
    return new RpcServer(port, hub, options, Optional.of(worker), log);
  }

  public int port() {
    return servers.port();
  }

  /** How many connections clients have made so far. */
  public int connectionsMade() {
    return servers.connectionsMade();
  }

  /** Takes no more calls, ends waits and workers' streams, and gives other calls two seconds. */
  @Override
  public void close() {
    servers.shutDown();
    service.endOpenCalls();
    servers.end(DRAIN);
    reading.shutdown();
  }
}

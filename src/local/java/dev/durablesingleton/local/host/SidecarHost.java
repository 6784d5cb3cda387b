package dev.durablesingleton.local.host;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.rpc.RemoteWorker;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A task hub for programs that run their functions themselves with the SDK's {@code
 * DurableTaskGrpcWorker}: only the gRPC service. Thread-safe.
 */
public final class SidecarHost implements AutoCloseable {

  private final RpcServer rpc;
  private final HostEnd end;

  private SidecarHost(RpcServer rpc, HostEnd end) {
    this.rpc = rpc;
    this.end = end;
  }

  /**
   * Starts serving.
   *
   * @param port the gRPC port; 0 for any free port
   * @param defaultFile stores the hub unless the options name another place
   * @throws IOException if the port cannot be bound
   * @throws StoreException if the hub cannot be opened; both messages are sentences for the user
   */
  public static SidecarHost start(
      int port, HostOptions options, DurableTaskSettings settings, Path defaultFile, HostLog log)
      throws IOException {
    OpenResources opened = new OpenResources();
    try {
      return open(opened, port, options, settings, defaultFile, log);
    } catch (IOException | RuntimeException | Error e) {
      opened.closeAfter(e);
      throw e;
    }
  }

  private static SidecarHost open(
      OpenResources opened,
      int port,
      HostOptions options,
      DurableTaskSettings settings,
      Path defaultFile,
      HostLog log)
      throws IOException {
    LibraryLogs.sendTo(log);
    Store store = opened.add(HubStorage.open(options, defaultFile), Store::close);
    ScheduledExecutorService messages =
        opened.add(
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("worker-messages")),
            ExecutorService::shutdownNow);
    RemoteWorker worker = new RemoteWorker(messages, log);
    TaskHub hub =
        opened.add(
            TaskHub.open(
                store, worker, SettingsMapper.hubOptions(settings), Clock.systemUTC(), log),
            TaskHub::close);
    RpcServer rpc =
        opened.add(
            RpcServer.start(port, hub, SettingsMapper.rpcOptions(settings), worker, log),
            RpcServer::close);
    return new SidecarHost(rpc, new HostEnd(opened, hub));
  }

  /** The gRPC port for workers and clients. */
  public int port() {
    return rpc.port();
  }

  /**
   * Waits until the host is closed.
   *
   * @throws StoreException if it was closed because the task hub stopped after an error
   */
  public void awaitClosed() throws InterruptedException {
    end.await();
  }

  /** Ends workers' streams and clients' waits. Unfinished instances resume with the next host. */
  @Override
  public void close() {
    end.close();
  }
}

package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.ListenAddress;
import dev.durablesingleton.local.web.PortTakenException;
import dev.durablesingleton.local.web.ServerSockets;
import dev.durablesingleton.local.worker.FunctionWorker;
import java.io.UncheckedIOException;
import java.util.Map;

/** A running host: one package, one task hub, one HTTP port. Thread-safe. */
public final class LocalHost implements AutoCloseable {

  static final int DEFAULT_PORT = 7071;

  private final int port;
  private final RpcServer rpc;
  private final FunctionWorker worker;
  private final ClassLoader classes;
  private final HostEnd end;

  private LocalHost(OpenResources opened, int port, HostStart.Started started) {
    this.port = port;
    this.rpc = started.rpc();
    this.worker = started.worker();
    this.classes = started.classes();
    end = new HostEnd(opened, started.hub());
  }

  /**
   * Starts serving a package. A failed start leaves nothing open.
   *
   * @throws PortTakenException if the HTTP port is in use
   * @throws StoreException if the task hub or the keys cannot be opened
   * @throws UncheckedIOException if the gRPC port cannot be bound
   * @throws IllegalArgumentException if a setting asks for something that the host does not
   *     support; each of these messages is one sentence for the user
   */
  public static LocalHost start(HostOptions options, FunctionsPackage functions, HostLog log)
      throws PortTakenException {
    Integer defaultPort = functions.settings().localHttpPort();
    int requested =
        options.port() != null ? options.port() : defaultPort != null ? defaultPort : DEFAULT_PORT;
    OpenResources opened = new OpenResources();
    ListenAddress address = AddressRule.address(options, functions.settings(), log);
    ServerSockets sockets =
        opened.add(ServerSockets.open(address, requested), ServerSockets::close);
    int port = sockets.port();
    try {
      HostStart.Started started = new HostStart(options, functions, sockets, log, opened).run();
      StartupNotices.log(functions, options.ignoreOutputs(), log);
      return new LocalHost(opened, port, started);
    } catch (RuntimeException | Error e) {
      opened.closeAfter(e);
      throw e;
    }
  }

  /** The HTTP port. */
  public int port() {
    return port;
  }

  /** The gRPC port of the task hub, for durable clients of functions and of other programs. */
  public int rpcPort() {
    return rpc.port();
  }

  /** The number of gRPC connections accepted so far. */
  public int clientConnectionsMade() {
    return rpc.connectionsMade();
  }

  /** The loader of the package's classes. */
  public ClassLoader packageClasses() {
    return classes;
  }

  /** The names of the functions that run, by the threads of their calls. */
  public Map<Thread, String> runningFunctions() {
    return worker.running();
  }

  /**
   * Waits until the host is closed.
   *
   * @throws StoreException if it was closed because the task hub stopped after an error
   */
  public void awaitClosed() throws InterruptedException {
    end.await();
  }

  /**
   * Waits up to 3 seconds for running calls and stops. Unfinished instances of the task hub resume
   * when the next host opens it.
   */
  @Override
  public void close() {
    end.close();
  }
}

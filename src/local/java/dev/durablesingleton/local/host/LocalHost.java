package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.LoopbackSockets;
import dev.durablesingleton.local.web.PortTakenException;
import java.util.concurrent.CountDownLatch;

/** A running host: one package, one task hub, one HTTP port. Thread-safe. */
public final class LocalHost implements AutoCloseable {

  private static final int DEFAULT_PORT = 7071;

  private final OpenResources opened;
  private final int port;
  private final RpcServer rpc;
  private final CountDownLatch closed = new CountDownLatch(1);

  private LocalHost(OpenResources opened, int port, RpcServer rpc) {
    this.opened = opened;
    this.port = port;
    this.rpc = rpc;
  }

  /**
   * Starts to serve a package. What fails leaves nothing open.
   *
   * @throws PortTakenException when the port cannot be had
   * @throws StoreException when the task hub or the keys cannot be opened
   * @throws IllegalArgumentException when the host cannot do what a setting says; like that of the
   *     others, the message is one sentence for the user
   */
  public static LocalHost start(HostOptions options, FunctionsPackage functions, HostLog log)
      throws PortTakenException {
    int asked = options.port().orElse(functions.settings().localHttpPort().orElse(DEFAULT_PORT));
    OpenResources opened = new OpenResources();
    LoopbackSockets sockets = opened.add(LoopbackSockets.open(asked), LoopbackSockets::close);
    int port = sockets.port();
    try {
      RpcServer rpc = new HostStart(options, functions, sockets, log, opened).run();
      StartupNotices.log(functions, log);
      return new LocalHost(opened, port, rpc);
    } catch (RuntimeException | Error e) {
      opened.closeAfter(e);
      throw e;
    }
  }

  /** Where HTTP is served. */
  public int port() {
    return port;
  }

  /** Where the durable clients of functions, and of other programs, reach the task hub by gRPC. */
  public int rpcPort() {
    return rpc.port();
  }

  /** How many connections durable clients have made so far. */
  public int clientConnectionsMade() {
    return rpc.connectionsMade();
  }

  /** Waits until the host is closed. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /**
   * Lets running calls end, for at most 3 seconds, and stops. What is unfinished in the task hub
   * goes on when the next host opens it.
   */
  @Override
  public synchronized void close() {
    try {
      opened.close();
    } finally {
      closed.countDown();
    }
  }
}

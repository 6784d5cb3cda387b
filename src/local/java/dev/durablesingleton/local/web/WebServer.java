package dev.durablesingleton.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;

/**
 * The host's web server, on the loopback addresses: function routes, the management API, {@code
 * /admin} and the home page. Thread-safe.
 */
public final class WebServer {

  private final Server server;
  private final int port;

  private WebServer(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts to serve.
   *
   * @throws PortTakenException when the port cannot be had
   */
  public static WebServer start(WebParts parts, WebOptions options) throws PortTakenException {
    Exchanges exchanges = new Exchanges(parts, options);
    List<ServerSocketChannel> channels = LoopbackSockets.open(options.port());
    try {
      Server server = JettyServer.over(channels, exchanges);
      server.start();
      return new WebServer(server, channels.get(0).socket().getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("The web server did not start.", e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Refuses new connections at once, and waits for running requests as long as it may. */
  public void stop(Duration drain) {
    server.setStopTimeout(drain.toMillis());
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The web server did not stop in good order.", e);
    }
  }
}

package dev.durablesingleton.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
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

  /** Loads what any server needs of Jetty, so that starting one has less to wait for. */
  public static void loadClasses() throws IOException {
    JettyServer.over(List.of(), new Handler.Sequence());
  }

  /**
   * Starts to serve.
   *
   * @throws PortTakenException when the port cannot be had
   */
  public static WebServer start(WebContext parts, WebOptions options) throws PortTakenException {
    return start(parts, options, LoopbackSockets.open(options.port()));
  }

  /** Starts to serve on a port that is bound already; the sockets are the server's from here on. */
  public static WebServer start(WebContext parts, WebOptions options, LoopbackSockets sockets) {
    try {
      Server server = JettyServer.over(sockets.channels(), new RequestHandler(parts, options));
      server.start();
      return new WebServer(server, sockets.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The web server did not start.", e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /**
   * Refuses new connections at once, and waits for running requests as long as it may.
   *
   * @return whether all of them got their answer
   */
  public boolean stop(Duration drain) {
    server.setStopTimeout(drain.toMillis());
    try {
      server.stop();
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException("The web server did not stop in good order.", e);
    }
  }
}

package dev.durablesingleton.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * The host's web server: function routes, the management API, {@code /admin} and the home page.
 * Thread-safe.
 */
public final class WebServer {

  private final Server server;
  private final int port;

  private WebServer(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Loads the classes of Jetty ahead, which makes the start of a server faster. */
  public static void loadClasses() throws IOException {
    JettyServer.over(List.of(), new Handler.Sequence());
  }

  /**
   * Starts a server on the loopback addresses.
   *
   * @throws PortTakenException if the port is in use
   */
  public static WebServer start(WebContext context, WebOptions options) throws PortTakenException {
    return start(context, options, ServerSockets.open(ListenAddress.loopback(), options.port()));
  }

  /**
   * Starts a server on a port that is bound already.
   *
   * @param sockets owned by the server from now on
   */
  public static WebServer start(WebContext context, WebOptions options, ServerSockets sockets) {
    try {
      Server server = JettyServer.over(sockets.channels(), new RequestHandler(context, options));
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

  /** The port on which the server listens. */
  public int port() {
    return port;
  }

  /**
   * Refuses new connections at once, answers 503 to new requests on open ones, and waits until the
   * responses to running requests are written.
   *
   * @param timeout of the wait
   * @return whether all running requests were answered
   * @throws IllegalStateException if Jetty fails to stop
   */
  public boolean stop(Duration timeout) {
    boolean answered = JettyServer.awaitAnswers(server, timeout);
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The web server did not stop cleanly.", e);
    }
    return answered;
  }
}

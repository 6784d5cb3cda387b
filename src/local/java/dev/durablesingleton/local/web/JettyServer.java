package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Configures Jetty to accept and refuse the same requests as the real host's server. */
final class JettyServer {

  /** Jetty's threads only read and write; blocking work runs on another executor. */
  private static final int THREADS = 8;

  private static final int THREAD_IDLE_MILLIS = 60_000;

  /** The real host's server closes an idle connection after this time. */
  private static final Duration IDLE = Duration.ofSeconds(130);

  /**
   * A thread of its own: the selector would close the port late and accept connections until then.
   */
  private static final int ACCEPTORS = 1;

  private static final int SELECTORS = 1;

  /** In bytes; more than that needs a second buffer. */
  private static final int RESPONSE_HEADERS = 32 << 10;

  private static final int MAX_RESPONSE_HEADERS = 8 << 20;

  /** java.util.logging keeps loggers weakly; without a reference the level is lost. */
  private static final Logger JETTY_LOG = Logger.getLogger("org.eclipse.jetty");

  private JettyServer() {}

  static Server over(List<ServerSocketChannel> channels, Handler handler) throws IOException {
    JETTY_LOG.setLevel(Level.WARNING);
    // Jetty's own queue loads the JDK's management classes, a tenth of the start of a host.
    QueuedThreadPool threads =
        new QueuedThreadPool(THREADS, THREADS, THREAD_IDLE_MILLIS, new LinkedBlockingQueue<>());
    threads.setName("web");
    threads.setDaemon(true);
    Server server = new Server(threads);
    for (ServerSocketChannel channel : channels) {
      ServerConnector connector =
          new ServerConnector(server, ACCEPTORS, SELECTORS, new LenientHttp(configuration()));
      connector.setIdleTimeout(IDLE.toMillis());
      // A shorter one would abort responses that are being written when the server stops.
      connector.setShutdownIdleTimeout(IDLE.toMillis());
      connector.open(channel);
      server.addConnector(connector);
    }
    server.setHandler(new GracefulHandler(handler));
    server.setErrorHandler(
        (request, response, callback) -> {
          ResponseWriter.write(
              HttpResponse.empty(response.getStatus()),
              Map.of(),
              response,
              ConnectionEnd.after(request, callback));
          return true;
        });
    return server;
  }

  /**
   * Closes the port and waits for running requests. Jetty's own graceful stop would also wait for
   * idle connections.
   *
   * @return whether the responses to all running requests were written in time
   */
  static boolean awaitAnswers(Server server, Duration timeout) {
    for (Connector connector : server.getConnectors()) {
      CompletableFuture<?> unusedUntilAllAreClosed = connector.shutdown();
    }
    GracefulHandler handler = Objects.requireNonNull(server.getDescendant(GracefulHandler.class));
    try {
      handler.shutdown().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    // Jetty has one limit for the line and the headers; RequestLimits has one for each.
    configuration.setRequestHeaderSize(RequestLimits.LINE + RequestLimits.HEADERS);
    // The real host's server has no limit for a response; its clients have theirs.
    configuration.setResponseHeaderSize(RESPONSE_HEADERS);
    configuration.setMaxResponseHeaderSize(MAX_RESPONSE_HEADERS);
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    return configuration;
  }
}

package dev.durablesingleton.local.web;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** Maps every failure of a request to a response. Thread-safe. */
final class ErrorMapper {

  private static final String CATEGORY = "Host.Http";

  private final HostLog log;

  ErrorMapper(HostLog log) {
    this.log = log;
  }

  /** Logs that a response was not sent to its end; the endpoint has answered the request before. */
  void logUnsent(RequestHead head, Throwable failure) {
    String request = head.method() + " " + head.target().escapedPath();
    if (failure instanceof EofException || failure instanceof ClosedChannelException) {
      log.log(LogLevel.DEBUG, CATEGORY, request + ": the client closed the connection.", null);
    } else {
      log.warn(CATEGORY, "The response to %s could not be sent: %s.".formatted(request, failure));
    }
  }

  /** The response shows only whether the client or the host is at fault; the log has the cause. */
  HttpResponse response(RequestHead head, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // Escaped, since control characters would reach the terminal.
    String request = head.method() + " " + head.target().escapedPath();
    if (cause instanceof HttpException broken) {
      // The connection ended within the body, or the body's framing is invalid.
      log.log(LogLevel.DEBUG, CATEGORY, request + " was incomplete: " + cause.getMessage(), null);
      return HttpResponse.empty(broken.getCode()).with("Connection", "close");
    }
    if (cause instanceof TimeoutException) {
      log.log(LogLevel.DEBUG, CATEGORY, request + " timed out within its body.", null);
      return HttpResponse.empty(408).with("Connection", "close");
    }
    if (cause instanceof OutOfMemoryError) {
      log.warn(
          CATEGORY,
          request + " was refused: it does not fit into memory; give the host more with -Xmx.");
      return HttpResponse.empty(503).with("Connection", "close");
    }
    log.error(CATEGORY, request + " failed.", cause);
    return HttpResponse.empty(500);
  }
}

package dev.durablesingleton.local.web;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpException;

/** Maps every failure of a request to a response. Thread-safe. */
final class ErrorMapper {

  private static final String CATEGORY = "Host.Http";

  private final HostLog log;

  ErrorMapper(HostLog log) {
    this.log = log;
  }

  /** The response shows only whether the client or the host is at fault; the log has the cause. */
  HttpResponse response(RequestHead head, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String request = head.method() + " " + head.target().path();
    if (cause instanceof HttpException broken) {
      // The connection ended within the body, or the body's framing is invalid.
      log.log(LogLevel.DEBUG, CATEGORY, request + " was incomplete: " + cause.getMessage(), null);
      return HttpResponse.empty(broken.getCode()).with("Connection", "close");
    }
    log.error(CATEGORY, request + " failed.", cause);
    return HttpResponse.empty(500);
  }
}

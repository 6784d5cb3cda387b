package dev.durablesingleton.local.web;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpException;

/** The one place where whatever went wrong becomes an answer. Thread-safe. */
final class ErrorMapper {

  private static final String CATEGORY = "Host.Http";

  private final HostLog log;

  ErrorMapper(HostLog log) {
    this.log = log;
  }

  /** Says nothing of the cause but whose fault it is; the log has the rest. */
  HttpResponse reply(HttpHead head, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String request = head.method() + " " + head.target().path();
    if (cause instanceof HttpException broken) {
      // The connection ended in the middle of the body, or the body's framing is wrong.
      log.log(LogLevel.DEBUG, CATEGORY, request + " broke off: " + cause.getMessage(), null);
      return HttpResponse.empty(broken.getCode()).with("Connection", "close");
    }
    log.error(CATEGORY, request + " failed.", cause);
    return HttpResponse.empty(500);
  }
}

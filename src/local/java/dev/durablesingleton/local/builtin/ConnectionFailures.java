package dev.durablesingleton.local.builtin;

import dev.durablesingleton.local.builtin.DotNetException.RequestError;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Maps failures of the JDK's client to those of .NET's (recorded, or read in its source). */
final class ConnectionFailures {

  private ConnectionFailures() {}

  static HttpCallException of(URI uri, Throwable failure) {
    String server = uri.getHost() + ":" + port(uri);
    if (has(failure, UnresolvedAddressException.class)) {
      return notConnected("Name or service not known", server, RequestError.NAME_RESOLUTION);
    }
    if (failure instanceof ConnectException) {
      return notConnected(connectReason(failure), server, RequestError.CONNECTION);
    }
    String message =
        has(failure, SSLException.class)
            ? "The SSL connection could not be established, see inner exception."
            : failure instanceof LimitedBody.TooLargeException
                ? String.valueOf(failure.getMessage())
                : "An error occurred while sending the request.";
    RequestError error =
        has(failure, SSLException.class) ? RequestError.SECURE_CONNECTION : RequestError.UNKNOWN;
    return HttpCallException.hidden(
        message, DotNetException.httpRequest(message, error), message + " Cause: " + failure);
  }

  private static HttpCallException notConnected(String cause, String server, RequestError error) {
    String message = cause + " (" + server + ")";
    return HttpCallException.hidden(
        message, DotNetException.notConnected(message, cause, error), message + ".");
  }

  /** The first message of the causes: {@code Connection refused}, {@code No route to host}. */
  private static String connectReason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return "Connection refused";
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return type.isInstance(failure)
        || (failure.getCause() != null && has(failure.getCause(), type));
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}

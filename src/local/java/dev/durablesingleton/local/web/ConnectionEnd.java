package dev.durablesingleton.local.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Closes the connections that Jetty leaves open although the request ends them: after CONNECT, and
 * after a response whose headers did not fit into the first buffer.
 */
final class ConnectionEnd {

  private ConnectionEnd() {}

  /** The callback of a response, which also closes the connection if it is the last response. */
  static Callback after(Request request, Callback callback) {
    if (!isLast(request)) {
      return callback;
    }
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    return Callback.from(
        () -> {
          callback.succeeded();
          connection.close();
        },
        callback::failed);
  }

  private static boolean isLast(Request request) {
    return HttpMethod.CONNECT.is(request.getMethod())
        || request.getHeaders().contains(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
  }
}

package dev.durablesingleton.local.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 that accepts a path with a percent sign that does not begin an escape. Jetty refuses it
 * in every compliance mode; the real host takes it literally, and links to instances depend on that
 * (recorded). Reason phrases are those of the real host's server.
 */
final class LenientHttp extends HttpConnectionFactory {

  LenientHttp(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection = new LenientConnection(getHttpConfiguration(), connector, endPoint);
    return configure(connection, connector, endPoint);
  }

  private static final class LenientConnection extends HttpConnection {

    LenientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return new Stream(method, StrayPercent.escape(uri), version);
    }

    private final class Stream extends HttpStreamOverHTTP1 {

      Stream(String method, String uri, HttpVersion version) {
        super(method, uri, version);
      }

      @Override
      public void send(
          MetaData.Request request,
          MetaData.@Nullable Response response,
          boolean last,
          ByteBuffer content,
          Callback callback) {
        super.send(request, withReason(response), last, content, callback);
      }
    }

    /** Jetty repeats a status without a phrase of its own: {@code 299 299}. */
    private static MetaData.@Nullable Response withReason(MetaData.@Nullable Response response) {
      return response == null
          ? null
          : new MetaData.Response(
              response.getStatus(),
              ReasonPhrase.of(response.getStatus()),
              response.getHttpVersion(),
              response.getHttpFields(),
              response.getContentLength(),
              response.getTrailersSupplier());
    }
  }
}

package dev.durablesingleton.local.web.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request without its body.
 *
 * @param method as received
 * @param headers read-only
 */
public record RequestHead(String method, RequestTarget target, HttpFields headers) {

  /** Whether the request has this method; case-insensitive. */
  public boolean is(String other) {
    return other.equalsIgnoreCase(method);
  }

  /** Scheme and authority of the request; forwarded headers are ignored. */
  public String origin() {
    String host = headers.get(HttpHeader.HOST);
    return "http://" + (host == null || host.isEmpty() ? "localhost" : host);
  }

  /** Scheme, authority, path and query; the path is encoded by {@link Percent#encodePath}. */
  public String url() {
    return origin() + target.escaped();
  }

  /** Whether the request has a positive Content-Length. */
  public boolean hasSizedBody() {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
  }
}

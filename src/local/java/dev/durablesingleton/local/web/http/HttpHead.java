package dev.durablesingleton.local.web.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request without its body.
 *
 * @param method as received
 * @param headers read-only
 */
public record HttpHead(String method, RequestTarget target, HttpFields headers) {

  /** Whether the method is this one, which is given in upper case. */
  public boolean is(String other) {
    return other.equalsIgnoreCase(method);
  }

  /** Scheme and authority by which the client called; forwarded headers do not count. */
  public String origin() {
    String host = headers.get(HttpHeader.HOST);
    return "http://" + (host == null || host.isEmpty() ? "localhost" : host);
  }

  /** Scheme, authority, path and query, the path as the host writes it again. */
  public String url() {
    return origin() + target.escaped();
  }

  /** Whether a body was announced by its length. */
  public boolean hasSizedBody() {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
  }
}

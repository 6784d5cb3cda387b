package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The limits of the real host's server for a request line and headers, in bytes (recorded). */
final class RequestLimits {

  static final int LINE = 8 * 1024;
  static final int HEADERS = 32 * 1024;
  private static final int HEADER_COUNT = 100;

  /** Two spaces, the version, and the line end. */
  private static final int LINE_EXTRA = 12;

  /** Colon, space, and the line end. */
  private static final int HEADER_EXTRA = 4;

  private RequestLimits() {}

  /** The response to a request that is too large; null if it is within the limits. */
  static @Nullable HttpResponse refusal(String method, String target, HttpFields headers) {
    if (method.length() + target.length() + LINE_EXTRA > LINE) {
      return HttpResponse.empty(414);
    }
    int size = 0;
    for (HttpField header : headers) {
      String value = header.getValue();
      size += header.getName().length() + (value == null ? 0 : value.length()) + HEADER_EXTRA;
    }
    return size > HEADERS || headers.size() > HEADER_COUNT ? HttpResponse.empty(431) : null;
  }
}

package dev.durablesingleton.local.builtin;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a request. Characters that a URI must not contain are encoded, as .NET's
 * {@code Uri} does.
 */
final class RequestUri {

  private static final String ILLEGAL = " \"<>\\^`{|}";

  private RequestUri() {}

  static URI read(@Nullable String text) throws HttpCallException {
    URI uri = text == null ? null : parse(text);
    if (uri == null || !uri.isAbsolute()) {
      throw HttpCallException.unhandled(
          DotNetException.INVALID_OPERATION,
          "An invalid request URI was provided. Either the request URI must be an absolute URI or"
              + " BaseAddress must be set.");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw HttpCallException.unhandled(
          "System.NotSupportedException", "The '" + scheme + "' scheme is not supported.");
    }
    if (uri.getHost() == null) {
      throw HttpCallException.unhandled(
          "System.UriFormatException", "Invalid URI: The hostname could not be parsed.");
    }
    return uri;
  }

  /** The address of a redirect; null if it cannot be parsed. */
  static @Nullable URI parse(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints().forEach(c -> append(c, encoded));
    try {
      return new URI(encoded.toString());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void append(int c, StringBuilder out) {
    if (c > ' ' && c < 127 && ILLEGAL.indexOf(c) < 0) {
      out.appendCodePoint(c);
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format("%%%02X", b));
    }
  }
}

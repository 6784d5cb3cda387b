package dev.durablesingleton.local.web.function;

import java.util.Map;

/** The host's checks of the headers that a function set. */
final class ResponseHeaders {

  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private ResponseHeaders() {}

  /** Whether all names and values are valid in HTTP; otherwise the host answers 500. */
  static boolean areSendable(Map<String, String> headers) {
    return headers.entrySet().stream().allMatch(h -> isName(h.getKey()) && isValue(h.getValue()));
  }

  /**
   * Removes the headers that frame the body, because the server sets them. The real host sends the
   * function's values, and a wrong value breaks the connection.
   */
  static void removeFraming(Map<String, String> headers) {
    headers.remove("Content-Length");
    headers.remove("Transfer-Encoding");
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    c < 128 && (Character.isLetterOrDigit(c) || TOKEN_PUNCTUATION.indexOf(c) >= 0));
  }

  private static boolean isValue(String value) {
    return value != null && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127));
  }
}

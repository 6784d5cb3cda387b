package dev.durablesingleton.local.web.function;

import java.util.Map;

/** What the host lets through of the headers that a function set. */
final class ResponseHeaders {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private ResponseHeaders() {}

  /** Whether all names and values can be sent; the host answers 500 when one cannot. */
  static boolean areSendable(Map<String, String> headers) {
    return headers.entrySet().stream().allMatch(h -> isName(h.getKey()) && isValue(h.getValue()));
  }

  /**
   * Drops what says where the body ends, which the server knows better. (The real host sends it as
   * it is, which breaks the connection when it is wrong.)
   */
  static void dropFraming(Map<String, String> headers) {
    headers.remove("Content-Length");
    headers.remove("Transfer-Encoding");
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c -> c < 128 && (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0));
  }

  private static boolean isValue(String value) {
    return value != null && value.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 127);
  }
}

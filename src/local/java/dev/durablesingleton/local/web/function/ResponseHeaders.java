package dev.durablesingleton.local.web.function;

import java.util.Map;

/** The host's checks of the headers that a function set. */
final class ResponseHeaders {

  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private ResponseHeaders() {}

  /** Whether all names and values are valid in HTTP; otherwise the host answers 500. */
  static boolean areSendable(Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!isName(header.getKey()) || !isValue(header.getValue())) {
        return false;
      }
    }
    return true;
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
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 128 || (!Character.isLetterOrDigit(c) && TOKEN_PUNCTUATION.indexOf(c) < 0)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isValue(String value) {
    if (value == null) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c >= 127)) {
        return false;
      }
    }
    return true;
  }
}

package dev.durablesingleton.local.web.management;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens of a list. A token encodes the last instance ID of a page. */
final class ContinuationToken {

  static final String HEADER = "x-ms-continuation-token";

  private ContinuationToken() {}

  static String after(String instanceId) {
    // With the space, there is also a token for the empty ID, before the first page.
    return Base64.getUrlEncoder()
        .encodeToString((instanceId + ' ').getBytes(StandardCharsets.UTF_8));
  }

  /** The ID after which the next page begins; null if the token is invalid. */
  static String instanceId(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token.trim()), StandardCharsets.UTF_8);
      return text.endsWith(" ") ? text.substring(0, text.length() - 1) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

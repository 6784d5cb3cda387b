package dev.durablesingleton.local.web.management;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens of a list: opaque to the caller, the last ID of the page to us. */
final class PageToken {

  static final String HEADER = "x-ms-continuation-token";

  private PageToken() {}

  static String behind(String instanceId) {
    return Base64.getUrlEncoder().encodeToString(instanceId.getBytes(StandardCharsets.UTF_8));
  }

  /** The ID behind which the next page begins; null for a text that is no token. */
  static String read(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token.trim()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

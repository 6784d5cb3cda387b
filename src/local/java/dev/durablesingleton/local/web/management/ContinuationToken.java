package dev.durablesingleton.local.web.management;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Continuation tokens of a list, the same as those of the gRPC service. A token encodes the last
 * instance ID of a page.
 */
public final class ContinuationToken {

  /**
   * The header with the token of the next page, in answers, and of the previous one, in requests.
   */
  public static final String HEADER = "x-ms-continuation-token";

  private ContinuationToken() {}

  static String after(String instanceId) {
    // No instance has a blank ID, so a blank stands for the place before the first instance.
    String text = instanceId.isEmpty() ? " " : instanceId;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The ID after which the next page begins; null if the token is invalid. */
  static @Nullable String instanceId(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token.trim()), StandardCharsets.UTF_8);
      return text.equals(" ") ? "" : text;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

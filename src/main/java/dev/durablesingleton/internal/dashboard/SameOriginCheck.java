package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Rejects cross-site requests (CSRF) from other pages in the user's browser. */
final class SameOriginCheck {

  /** A page of another origin cannot send this header without a CORS preflight, which fails. */
  static final String HEADER = "x-singletons";

  private SameOriginCheck() {}

  /** The refusal; empty if the request comes from the dashboard or not from a browser. */
  static Optional<Message> refusal(HttpRequestMessage<?> request) {
    Map<String, String> headers = request.getHeaders();
    if (!"1".equals(headers.get(HEADER))) {
      return Optional.of(
          Message.of(
              ActionStatus.FORBIDDEN,
              "The header X-Singletons: 1 is missing; the dashboard sends it."));
    }
    return isSameOrigin(headers)
        ? Optional.empty()
        : Optional.of(
            Message.of(ActionStatus.FORBIDDEN, "The request comes from a page of another site."));
  }

  /** Sec-Fetch-Site is correct behind a proxy too; older browsers send only Origin. */
  private static boolean isSameOrigin(Map<String, String> headers) {
    String site = headers.get("sec-fetch-site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = headers.get("origin");
    return origin == null || authority(origin).equalsIgnoreCase(headers.get("host"));
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}

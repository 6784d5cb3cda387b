package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.dashboard.ActionResult.Told;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Keeps other sites' pages, open in the reader's browser, from changing anything. */
final class SameOriginCheck {

  /** A page of another origin cannot send it: its browser asks first, and no answer allows it. */
  static final String HEADER = "x-singletons";

  private SameOriginCheck() {}

  /** Why the request is not carried out; empty when it comes from the page or from no browser. */
  static Optional<Told> refusal(HttpRequestMessage<?> request) {
    Map<String, String> headers = request.getHeaders();
    if (!"1".equals(headers.get(HEADER))) {
      return Optional.of(
          Told.of(
              ActionStatus.FORBIDDEN, "The header X-Singletons: 1 is missing; the page sends it."));
    }
    return isSameOrigin(headers)
        ? Optional.empty()
        : Optional.of(
            Told.of(ActionStatus.FORBIDDEN, "The request comes from a page of another site."));
  }

  /** Browsers say so themselves, and rightly also behind a proxy; old ones only name the origin. */
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

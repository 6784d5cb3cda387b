package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Refuses requests by which a page of another site, open in the user's browser, would change
 * something. The real host has no such check (recorded). Programs are not affected, because they
 * send neither {@code Origin} nor {@code Sec-Fetch-Site}. Thread-safe.
 */
final class OriginCheck {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final Predicate<RequestHead> allowed;

  private OriginCheck(Predicate<RequestHead> allowed) {
    this.allowed = allowed;
  }

  /** Allows the origins of {@code Host.CORS} and this host's own. */
  static OriginCheck of(Cors cors) {
    return new OriginCheck(head -> cors.allows(head) || isOwn(head));
  }

  /** Allows every origin, for a host that requires keys, which a foreign page does not have. */
  static OriginCheck none() {
    return new OriginCheck(head -> true);
  }

  /** The refusal of a request; empty if it is allowed. */
  Optional<HttpResponse> refusal(RequestHead head) {
    boolean safe = SAFE_METHODS.contains(head.method());
    return safe || allowed.test(head) ? Optional.empty() : Optional.of(forbidden(head));
  }

  /** Current browsers state the relation of the sites; older ones send the origin only. */
  private static boolean isOwn(RequestHead head) {
    String site = head.headers().get("Sec-Fetch-Site");
    if (site != null) {
      return OWN_SITES.contains(site);
    }
    String origin = head.headers().get(HttpHeader.ORIGIN);
    return origin == null
        || authority(origin).equalsIgnoreCase(head.headers().get(HttpHeader.HOST));
  }

  /** Empty for the origin {@code null}, which a page hides behind. */
  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static HttpResponse forbidden(RequestHead head) {
    String origin = head.headers().get(HttpHeader.ORIGIN);
    return HttpResponse.text(
            403,
            "text/plain; charset=utf-8",
            "A page of another site%s may not change anything here. If it is yours, add its origin to Host.CORS in local.settings.json, or start the host with --auth."
                .formatted(origin == null ? "" : " (" + origin + ")"))
        .with("X-Content-Type-Options", "nosniff");
  }
}

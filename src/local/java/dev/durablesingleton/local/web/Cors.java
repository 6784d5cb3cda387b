package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cross-origin rules of {@code local.settings.json}, for any header and method. Without an origin
 * there are none: OPTIONS is a method as others, and no header is added (recorded).
 */
final class Cors {

  private static final String ANY = "*";

  private final List<String> origins;
  private final boolean credentials;

  Cors(List<String> origins, boolean credentials) {
    if (credentials && origins.contains(ANY)) {
      throw new IllegalArgumentException(
          "CORS '*' does not go with CORSCredentials; name the origins in local.settings.json.");
    }
    this.origins = List.copyOf(origins);
    this.credentials = credentials;
  }

  /** The answer to a preflight request; empty for any other request. */
  Optional<HttpResponse> preflight(HttpHead head) {
    String method = head.headers().get("Access-Control-Request-Method");
    if (origins.isEmpty() || !head.is("OPTIONS") || origin(head) == null || method == null) {
      return Optional.empty();
    }
    HttpResponse reply = HttpResponse.empty(204);
    if (allows(head)) {
      reply = reply.with("Access-Control-Allow-Methods", method);
      String headers = head.headers().get("Access-Control-Request-Headers");
      if (headers != null) {
        reply = reply.with("Access-Control-Allow-Headers", headers);
      }
    }
    return Optional.of(reply);
  }

  /** What an answer to this request carries besides its own headers. */
  Map<String, String> headers(HttpHead head) {
    if (origins.isEmpty() || !allows(head)) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin(head));
    if (credentials) {
      headers.put("Access-Control-Allow-Credentials", "true");
    }
    if (origins.size() > 1) {
      headers.put("Vary", "Origin");
    }
    return headers;
  }

  private boolean allows(HttpHead head) {
    String origin = origin(head);
    return origin != null
        && (origins.contains(ANY) || origins.stream().anyMatch(origin::equalsIgnoreCase));
  }

  private static String origin(HttpHead head) {
    return head.headers().get("Origin");
  }
}

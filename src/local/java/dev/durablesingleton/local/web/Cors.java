package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cross-origin rules of {@code local.settings.json}; they allow every header and method. If no
 * origin is listed, OPTIONS is an ordinary method and no header is added (recorded).
 */
final class Cors {

  private static final String ANY = "*";

  private final List<String> origins;
  private final boolean credentials;

  Cors(List<String> origins, boolean credentials) {
    if (credentials && origins.contains(ANY)) {
      throw new IllegalArgumentException(
          "CORS '*' cannot be combined with CORSCredentials; list the origins in"
              + " local.settings.json.");
    }
    this.origins = List.copyOf(origins);
    this.credentials = credentials;
  }

  /** The response to a preflight request; empty for any other request. */
  Optional<HttpResponse> preflight(RequestHead head) {
    String method = head.headers().get("Access-Control-Request-Method");
    if (origins.isEmpty() || !head.is("OPTIONS") || origin(head) == null || method == null) {
      return Optional.empty();
    }
    HttpResponse response = HttpResponse.empty(204);
    if (allows(head)) {
      response = response.with("Access-Control-Allow-Methods", method);
      String headers = head.headers().get("Access-Control-Request-Headers");
      if (headers != null) {
        response = response.with("Access-Control-Allow-Headers", headers);
      }
    }
    return Optional.of(response);
  }

  /** The headers that are added to the response to this request. */
  Map<String, String> headers(RequestHead head) {
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

  /** Whether the request has an origin that is listed. */
  boolean allows(RequestHead head) {
    String origin = origin(head);
    return origin != null
        && (origins.contains(ANY) || origins.stream().anyMatch(origin::equalsIgnoreCase));
  }

  private static String origin(RequestHead head) {
    return head.headers().get("Origin");
  }
}

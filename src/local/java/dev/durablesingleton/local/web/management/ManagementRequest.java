package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.web.http.HttpRequest;
import java.util.List;

/** A request to the management API with its decoded path and query. */
record ManagementRequest(HttpRequest http, List<String> path, Parameters parameters) {

  static ManagementRequest of(HttpRequest http) {
    return new ManagementRequest(
        http,
        WebhookPath.segments(http.head().target()),
        new Parameters(http.head().target().query()));
  }

  /** Whether a segment equals a literal; case-insensitive. */
  boolean has(int index, String literal) {
    return index < path.size() && path.get(index).equalsIgnoreCase(literal);
  }

  boolean is(String method) {
    return http.head().is(method);
  }

  String origin() {
    return http.head().origin();
  }
}

package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.web.http.HttpCall;
import java.util.List;

/** A request to the management API, taken apart. */
record ManagementRequest(HttpCall call, List<String> path, Parameters parameters) {

  static ManagementRequest of(HttpCall call) {
    return new ManagementRequest(
        call,
        WebhookPath.segments(call.head().target()),
        new Parameters(call.head().target().query()));
  }

  /** Whether a segment is this literal, in any letter case. */
  boolean has(int index, String literal) {
    return index < path.size() && path.get(index).equalsIgnoreCase(literal);
  }

  boolean is(String method) {
    return call.head().is(method);
  }

  String origin() {
    return call.head().origin();
  }
}

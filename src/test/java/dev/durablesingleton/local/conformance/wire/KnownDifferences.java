package dev.durablesingleton.local.conformance.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The exchanges in which this host differs from the recorded one on purpose. */
final class KnownDifferences {

  /** The first Java whose HTTP client sends no {@code Content-Length: 0}. */
  private static final int NO_EMPTY_LENGTH = 19;

  /** The steps by their reason; docs/local-host.md has a row for each reason. */
  private final Map<String, String> reasons = new HashMap<>();

  KnownDifferences() {
    add(
        "an event for a suspended instance is not in the history before it is resumed",
        "base.grpc.suspended.doc",
        "base.grpc.suspended.terminated");
    add(
        "ExecutionCompleted has the event ID 0 after a terminate",
        "base.grpc.terminated.StreamInstanceHistory",
        "base.grpc.terminated.history");
    add(
        "a call that is not served says so",
        "base.grpc.no-such-call",
        "base.grpc.abandon",
        "base.grpc.complete-activity",
        "base.grpc.complete-orchestrator",
        "base.grpc.work-items");
    add("a failure of the host has no .NET stack trace", "base.status.fill-20000.get");
    add(
        "an instance that another one started and that waits because of its version is Pending",
        "base.version.vkid2.doc",
        "base.version.vkid3.doc",
        "ver-default.version.vkid3.doc",
        "ver-default.version.vbegun2.doc",
        "window-0.begin.version.begun");
    add(
        "calls and locks of entities are served with every reorder window",
        "base.reorder.call",
        "base.reorder.call.entity",
        "base.reorder.call.state",
        "base.reorder.call.get",
        "base.reorder.lock",
        "base.reorder.lock.entity",
        "base.reorder.stamped.entity",
        "base.reorder.unknown",
        "base.version.vent.doc",
        "base.version.vbegun.doc",
        "base.version.vbegun2.doc");
    add("an event that is no request is refused", "base.instance.entity-raise");
    add("the signal right before the read has been applied", "base.egrpc.get-id-no-key");
    add(
        "JSON that cannot be parsed is described in other words",
        "base.entity.post-bad-json",
        "base.entity.post-bad-json2");
    add("a negative top is a bad request", "base.entity.list.top-negative");
    add("a failed entity function has this host's stack trace", "window-0.call.thrower");
    if (Runtime.version().feature() < NO_EMPTY_LENGTH) {
      add("a request without content has a length", emptyRequests());
    }
  }

  /** Whether a step of a profile, as in {@code base.start.plain}, is known to differ. */
  boolean contains(String step) {
    return reasons.containsKey(step);
  }

  /** Why a step differs. */
  String reason(String step) {
    return reasons.getOrDefault(step, "");
  }

  private void add(String reason, String... steps) {
    for (String step : steps) {
      reasons.put(step, reason);
    }
  }

  private static String[] emptyRequests() {
    return List.of(
            "ok",
            "plain",
            "404",
            "500",
            "none",
            "moved",
            "accept",
            "accept-off",
            "noloc",
            "timeout",
            "retry")
        .stream()
        .map(request -> "base.callhttp." + request + ".seen")
        .toArray(String[]::new);
  }
}

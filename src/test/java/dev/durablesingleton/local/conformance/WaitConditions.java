package dev.durablesingleton.local.conformance;

import static java.util.Map.entry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Predicate;

/** The conditions that must be met after a step before the next request is sent. */
final class WaitConditions {

  private static final Map<String, Wait> AFTER =
      Map.ofEntries(
          entry("single.absent", until("a", "Completed")),
          entry("single.input", until("in", "Completed")),
          entry("single.input-string", until("ins", "Completed")),
          entry("single.unknown-name", until("nosuch", "Failed")),
          entry("single.lower-name", until("lower", "Completed")),
          entry("wait.start", until("w", "Running")),
          entry("suspend.running", until("w", "Suspended")),
          entry("resume.suspended", until("w", "Running")),
          entry("raise.running", until("w", "Completed")),
          entry("wait2.start", until("t", "Running")),
          entry("terminate.running", until("t", "Terminated")),
          entry("fail.activity", until("factivity", "Failed")),
          entry("fail.itself", until("fitself", "Failed")),
          entry("fail.sub", until("fsub", "Failed")),
          entry("fail.retries", until("fretries", "Failed")),
          entry("fail.unknown-activity", until("funknown-activity", "Failed")),
          entry("rewind.failed", new Wait("factivity-TAG", WaitConditions::hasFailedAgain)),
          entry("parent.start", until("p", "Completed")),
          entry("fan.start", until("fan", "Completed")),
          entry("pojo.start", until("pojo", "Completed")),
          entry("counted.start", until("c", "Completed")),
          entry("eternal.start", new Wait("e-TAG", WaitConditions::isInThirdRun)),
          entry("terminate.eternal", until("e", "Terminated")),
          entry("restart.completed", until("a", "Completed")),
          entry("builtin.start", until("b", "Completed")),
          entry("builtin.again", until("b", "Completed")),
          entry("wait3.start", until("pr", "Running")),
          entry("client.schedule", until("cw", "Running")),
          entry("client.suspend", until("cw", "Suspended")),
          entry("client.raise", until("cw", "Completed")),
          entry("client.schedule-completed", until("cw", "Completed")));

  private WaitConditions() {}

  /** Null if the next request can be sent at once. */
  static Wait after(String step) {
    return AFTER.get(step);
  }

  private static Wait until(String name, String runtimeStatus) {
    return new Wait(name + "-TAG", status -> hasStatus(status, runtimeStatus));
  }

  private static boolean hasStatus(JsonObject status, String expected) {
    return status.get("runtimeStatus").getAsString().equals(expected);
  }

  /** A rewind replaces the events that it undoes by generic events. */
  private static boolean hasFailedAgain(JsonObject status) {
    JsonArray events = status.getAsJsonArray("historyEvents");
    return hasStatus(status, "Failed")
        && isOfType(events.get(events.size() - 1), "ExecutionCompleted")
        && events.asList().stream().anyMatch(event -> isOfType(event, "GenericEvent"));
  }

  private static boolean isOfType(JsonElement event, String type) {
    return event.getAsJsonObject().get("EventType").getAsString().equals(type);
  }

  private static boolean isInThirdRun(JsonObject status) {
    JsonElement custom = status.get("customStatus");
    return custom.isJsonObject() && custom.getAsJsonObject().get("round").getAsInt() >= 2;
  }

  /**
   * One condition.
   *
   * @param isMet tests the status document of the instance, with its history
   */
  record Wait(String instanceId, Predicate<JsonObject> isMet) {}
}

package probe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One turn of an orchestrator whose input is a list of steps, for example {@code [["activity",
 * "Say", "x"], ["return", 1]]}. Each step is one action. Actions are numbered and sent once, as in
 * SDK 1.9.0. Without a {@code return}, the output is the list of the steps' results.
 */
final class ScriptTurn {

  private final String self;
  private final ScriptHistory history;
  private final List<WireWriter> actions = new ArrayList<>();
  private final ArrayNode results = ScriptHistory.JSON.createArrayNode();
  private String status;
  private String section;
  private List<String> locked = List.of();
  private int next;

  ScriptTurn(String request) {
    WireMessage message = WireMessage.ofBase64(request);
    self = message.string(1);
    history = new ScriptHistory(message);
  }

  String run() throws Exception {
    if (history.terminated() != null) {
      actions.add(
          ScriptActions.complete(next, ScriptActions.TERMINATED, history.terminated(), null));
    } else if (!history.isSuspended() && allSteps()) {
      actions.add(ScriptActions.complete(next, ScriptActions.COMPLETED, results.toString(), null));
    }
    WireWriter response = new WireWriter().string(1, self);
    actions.forEach(action -> response.message(2, action));
    return response.text(3, status).toBase64();
  }

  private boolean allSteps() throws Exception {
    for (JsonNode step : history.input()) {
      if (!step(step)) {
        return false;
      }
    }
    return true;
  }

  /** Returns false if the step waits or ends the instance. */
  private boolean step(JsonNode step) {
    int id = next++;
    switch (step.get(0).asText()) {
      case "activity":
        if (!history.hasBegun(id)) {
          actions.add(ScriptActions.activity(id, text(step, 1), json(step, 2)));
        }
        return passes(history.result(id));
      case "sub":
        if (!history.hasBegun(id)) {
          String child = has(step, 3) ? text(step, 3) : self + ":" + id;
          actions.add(ScriptActions.child(id, child, text(step, 1), text(step, 4), json(step, 2)));
        }
        return passes(history.result(id));
      case "timer":
        if (!history.hasBegun(id)) {
          actions.add(ScriptActions.timer(id, history.now().plusMillis(step.get(1).asLong())));
        }
        return passes(history.result(id));
      case "wait":
        return passes(history.take(text(step, 1)));
      case "send":
        send(id, text(step, 1), text(step, 2), json(step, 3));
        return true;
      case "status":
        status = json(step, 1);
        return true;
      case "fill":
        status = "\"" + text(step, 2).repeat(step.get(1).asInt()) + "\"";
        return true;
      case "version":
        results.add(history.version());
        return true;
      case "twice":
        if (!history.hasBegun(id)) {
          actions.add(ScriptActions.send(id, text(step, 1), "x", "1"));
          actions.add(ScriptActions.send(id, text(step, 2), "x", "2"));
        }
        return true;
      case "again":
        actions.add(ScriptActions.continueAsNew(id, json(step, 1), text(step, 2)));
        return false;
      case "return":
        actions.add(ScriptActions.complete(id, ScriptActions.COMPLETED, json(step, 1), null));
        return false;
      case "fail":
        return fail(id, text(step, 1), text(step, 2));
      default:
        return entityStep(id, step);
    }
  }

  private boolean entityStep(int id, JsonNode step) {
    switch (step.get(0).asText()) {
      case "call":
        request(id, step);
        return passes(history.take(uuid(id)));
      case "ask":
        request(id, step);
        results.add("asked");
        return true;
      case "answer":
        return passes(history.take(uuid(step.get(1).asInt())));
      case "signal":
        signal(id, step);
        return true;
      case "lock":
        lock(id, step.get(1));
        return passes(history.take(section));
      case "release":
        release(id);
        return true;
      default:
        return fail(id, "probe.wire.BadScript", "no step '" + step.get(0).asText() + "'");
    }
  }

  private void request(int id, JsonNode step) {
    ObjectNode request = object().put("op", text(step, 3)).put("signal", false);
    if (has(step, 4)) {
      request.put("input", json(step, 4));
    }
    request.put("id", uuid(id)).put("parent", self).put("parentExecution", history.executionId());
    if (has(step, 5)) {
      step.get(5)
          .fields()
          .forEachRemaining(
              member -> {
                String value = member.getValue().asText();
                request.put(
                    member.getKey(), value.equals("NOW") ? history.now().toString() : value);
              });
    }
    send(id, entity(text(step, 1), text(step, 2)), "op", request.toString());
  }

  private void signal(int id, JsonNode step) {
    ObjectNode signal = object().put("op", text(step, 3)).put("signal", true);
    if (has(step, 4)) {
      signal.put("input", json(step, 4));
    }
    signal.put("id", uuid(id));
    String name = "op";
    if (has(step, 5)) {
      Instant due = history.now().plusMillis(step.get(5).asLong());
      name = "op@" + due.truncatedTo(ChronoUnit.MILLIS);
      signal.put("due", due.truncatedTo(ChronoUnit.MILLIS).toString());
    }
    send(id, entity(text(step, 1), text(step, 2)), name, signal.toString());
  }

  /** Locks entities in the order of their IDs. */
  private void lock(int id, JsonNode entities) {
    TreeSet<String> ids = new TreeSet<>();
    entities.forEach(entity -> ids.add(entity(text(entity, 0), text(entity, 1))));
    locked = List.copyOf(ids);
    section = uuid(id);
    ObjectNode request = object().putNull("op").put("id", section);
    ArrayNode set = request.putArray("lockset");
    for (String entity : locked) {
      String[] parts = entity.split("@", 3);
      set.addObject().put("name", parts[1]).put("key", parts[2]);
    }
    request.put("pos", 0).put("parent", self);
    send(id, locked.get(0), "op", request.toString());
  }

  private void release(int id) {
    String release = object().put("parent", self).put("id", section).toString();
    for (int i = 0; i < locked.size(); i++) {
      send(i == 0 ? id : next++, locked.get(i), "release", release);
    }
  }

  private boolean fail(int id, String type, String message) {
    WireWriter failure = ScriptActions.failure(type, message).text(3, "\tat probe (a stack)");
    actions.add(ScriptActions.complete(id, ScriptActions.FAILED, null, failure));
    return false;
  }

  private void send(int id, String target, String name, String data) {
    if (!history.hasBegun(id)) {
      actions.add(ScriptActions.send(id, target, name, data));
    }
  }

  private boolean passes(JsonNode result) {
    if (result == null) {
      return false;
    }
    results.add(result);
    return true;
  }

  /** The same in each turn of an execution. */
  private String uuid(int id) {
    String name = self + "/" + history.executionId() + "/" + id;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String entity(String name, String key) {
    return "@" + name.toLowerCase(Locale.ROOT) + "@" + key;
  }

  private static ObjectNode object() {
    return ScriptHistory.JSON.createObjectNode();
  }

  private static boolean has(JsonNode step, int index) {
    return step.hasNonNull(index);
  }

  private static String text(JsonNode step, int index) {
    return has(step, index) ? step.get(index).asText() : null;
  }

  private static String json(JsonNode step, int index) {
    return has(step, index) ? step.get(index).toString() : null;
  }
}

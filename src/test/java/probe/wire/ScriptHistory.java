package probe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the events of a request say. */
final class ScriptHistory {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Set<Integer> begun = new HashSet<>();
  private final Map<Integer, JsonNode> ended = new HashMap<>();
  private final Map<String, Deque<JsonNode>> raised = new HashMap<>();
  private WireMessage started;
  private Instant now;
  private String terminated;
  private boolean suspended;

  /** Reads the past and new events. What arrives for a suspended instance waits for the resume. */
  ScriptHistory(WireMessage request) {
    List<WireMessage> events = new ArrayList<>(request.messages(3));
    events.addAll(request.messages(4));
    List<WireMessage> waiting = new ArrayList<>();
    for (WireMessage event : events) {
      if (event.has(21)) {
        suspended = true;
      } else if (event.has(22)) {
        suspended = false;
        waiting.forEach(this::read);
        waiting.clear();
      } else if (suspended && !event.has(5) && !event.has(14)) {
        waiting.add(event);
      } else {
        read(event);
      }
    }
  }

  private void read(WireMessage event) {
    int id = event.number(1);
    if (event.has(3)) {
      started = event.message(3);
    }
    if (event.has(5)) {
      String output = event.message(5).text(1);
      terminated = output == null ? "" : output;
    }
    if (event.has(14)) {
      now = event.time(2);
    }
    if (event.has(6) || event.has(9) || event.has(12) || event.has(16)) {
      begun.add(id);
    }
    for (int completed : new int[] {7, 10}) {
      if (event.has(completed)) {
        WireMessage end = event.message(completed);
        ended.put(end.number(1), json(end.text(2)));
      }
    }
    for (int failed : new int[] {8, 11}) {
      if (event.has(failed)) {
        WireMessage end = event.message(failed);
        ended.put(end.number(1), failure(end.message(2)));
      }
    }
    if (event.has(13)) {
      ended.put(event.message(13).number(2), TextNode.valueOf("fired"));
    }
    if (event.has(17)) {
      WireMessage raise = event.message(17);
      raised
          .computeIfAbsent(key(raise.string(1)), name -> new ArrayDeque<>())
          .add(json(raise.text(2)));
    }
  }

  JsonNode input() {
    return json(started.text(3));
  }

  String version() {
    return started.text(2);
  }

  String executionId() {
    return started.message(4).text(2);
  }

  Instant now() {
    return now;
  }

  boolean isSuspended() {
    return suspended;
  }

  /** The output of a termination; null if there is none. */
  String terminated() {
    return terminated;
  }

  boolean hasBegun(int id) {
    return begun.contains(id);
  }

  /** The result of a task; null if it has not ended. */
  JsonNode result(int id) {
    return ended.get(id);
  }

  /** Takes the next event with this name; null if there is none. */
  JsonNode take(String name) {
    Deque<JsonNode> events = raised.get(key(name));
    return events == null ? null : events.poll();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static JsonNode json(String text) {
    try {
      return text == null ? NullNode.instance : JSON.readTree(text);
    } catch (Exception e) {
      return TextNode.valueOf(text);
    }
  }

  private static JsonNode failure(WireMessage details) {
    ObjectNode failure = JsonNodeFactory.instance.objectNode();
    if (details == null) {
      return failure.put("failed", "no details");
    }
    failure.put("failed", details.string(1)).put("message", details.string(2));
    if (details.has(5)) {
      failure.put("nonRetriable", details.number(5) != 0);
    }
    if (details.has(4)) {
      failure.set("inner", failure(details.message(4)));
    }
    return failure;
  }
}

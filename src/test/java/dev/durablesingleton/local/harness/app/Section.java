package dev.durablesingleton.local.harness.app;

import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls, signals and locks counters with the events that SDK 1.6 and later send. */
@SuppressWarnings("rawtypes")
final class Section {
  private static final String PREFIX = "@mixcounter@";

  private final TaskOrchestrationContext context;
  private int requests;

  Section(TaskOrchestrationContext context) {
    this.context = context;
  }

  /** Returns the answer, an object with the member {@code result}. */
  Task<Map> call(String key, String operation, int input) {
    Map<String, Object> request = request(operation, "" + input, false);
    request.put("parent", context.getInstanceId());
    return send(key, request);
  }

  void signal(String key, String operation, int input) {
    context.sendEvent(PREFIX + key, "op", request(operation, "" + input, true));
  }

  /** Requests the locks of counters, in the order of their keys. */
  Task<Map> lock(String... keys) {
    Map<String, Object> request = request(null, null, false);
    request.put(
        "lockset",
        List.of(keys).stream().map(key -> Map.of("name", "mixcounter", "key", key)).toList());
    request.put("pos", 0);
    request.put("parent", context.getInstanceId());
    return send(keys[0], request);
  }

  void release(String... keys) {
    for (String key : keys) {
      context.sendEvent(
          PREFIX + key, "release", Map.of("parent", context.getInstanceId(), "id", "section"));
    }
  }

  private Map<String, Object> request(String operation, String input, boolean signal) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", operation);
    request.put("signal", signal);
    if (input != null) {
      request.put("input", input);
    }
    request.put("id", context.getInstanceId() + "-" + ++requests);
    return request;
  }

  private Task<Map> send(String key, Map<String, Object> request) {
    context.sendEvent(PREFIX + key, "op", request);
    return context.waitForExternalEvent(request.get("id").toString(), Map.class);
  }
}

package dev.durablesingleton.local.harness.app;

import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls, signals and locks counters with the events that SDK 1.6 and later send. */
@SuppressWarnings("rawtypes")
final class Section {
  private final TaskOrchestrationContext context;
  private final String entity;
  private int requests;

  /**
   * @param entity the name of the counters in lower case
   */
  Section(TaskOrchestrationContext context, String entity) {
    this.context = context;
    this.entity = entity;
  }

  /** Returns the answer, an object with the member {@code result}. */
  Task<Map> call(String key, String operation, int input) {
    Map<String, Object> request = request(operation, "" + input, false);
    request.put("parent", context.getInstanceId());
    return send(key, request);
  }

  void signal(String key, String operation, int input) {
    context.sendEvent(id(key), "op", request(operation, "" + input, true));
  }

  /** Requests the locks of counters, in the order of their keys. */
  Task<Map> lock(String... keys) {
    Map<String, Object> request = request(null, null, false);
    request.put(
        "lockset", List.of(keys).stream().map(key -> ordered("name", entity, "key", key)).toList());
    request.put("pos", 0);
    request.put("parent", context.getInstanceId());
    return send(keys[0], request);
  }

  void release(String... keys) {
    for (String key : keys) {
      context.sendEvent(
          id(key), "release", ordered("parent", context.getInstanceId(), "id", "section"));
    }
  }

  /** The order of {@code Map.of} would change after a kill, and a repeated event with it. */
  private static Map<String, Object> ordered(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, firstValue);
    map.put(second, secondValue);
    return map;
  }

  private String id(String key) {
    return "@" + entity + "@" + key;
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
    context.sendEvent(id(key), "op", request);
    return context.waitForExternalEvent(request.get("id").toString(), Map.class);
  }
}

package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls, signals and locks counters in an orchestrator, with the events that SDK 1.6 and later
 * send.
 */
final class EntityCaller {
  private final TaskOrchestrationContext context;
  private final String run;
  private int requests;

  EntityCaller(TaskOrchestrationContext context) {
    this(context, context.getInstanceId());
  }

  /** The IDs of all requests begin with {@code run}. */
  EntityCaller(TaskOrchestrationContext context, String run) {
    this.context = context;
    this.run = run;
  }

  /** Returns the answer: an object with the member {@code result}. */
  @SuppressWarnings("rawtypes")
  Task<Map> call(String key, String operation, Object input) {
    Map<String, Object> request = request(operation, input);
    request.put("signal", false);
    request.put("parent", context.getInstanceId());
    return send(key, request);
  }

  void signal(String key, String operation, Object input) {
    Map<String, Object> request = request(operation, input);
    request.put("signal", true);
    context.sendEvent("@counter@" + key, "op", request);
  }

  @SuppressWarnings("rawtypes")
  Task<Map> lock(String... keys) {
    List<Map<String, String>> lockSet =
        Arrays.stream(keys).sorted().map(key -> Map.of("name", "counter", "key", key)).toList();
    Map<String, Object> request = request(null, null);
    request.put("lockset", lockSet);
    request.put("pos", 0);
    request.put("parent", context.getInstanceId());
    return send(lockSet.get(0).get("key"), request);
  }

  void release(String... keys) {
    for (String key : keys) {
      context.sendEvent(
          "@counter@" + key, "release", Map.of("parent", context.getInstanceId(), "id", "any"));
    }
  }

  private Map<String, Object> request(String operation, Object input) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", operation);
    if (input != null) {
      request.put("input", input.toString());
    }
    request.put("id", run + "-" + ++requests);
    return request;
  }

  @SuppressWarnings("rawtypes")
  private Task<Map> send(String key, Map<String, Object> request) {
    context.sendEvent("@counter@" + key, "op", request);
    return context.waitForExternalEvent(request.get("id").toString(), Map.class);
  }
}

package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The conditions on entities for which a recording waits. */
final class EntityConditions {

  private EntityConditions() {}

  /** {@code until-entity}: a state, its length in {@code size}, or none if {@code is} is null. */
  static boolean hasState(HostCalls host, JsonObject condition) throws Exception {
    JsonObject line = new JsonObject();
    line.addProperty(
        "http",
        "GET /runtime/webhooks/durabletask/entities/%s?code=KEY"
            .formatted(condition.get("until-entity").getAsString().replace(" ", "%20")));
    JsonObject response = host.http(line);
    int status = response.get("status").getAsInt();
    String state = response.get("body").getAsString();
    if (condition.has("size")) {
      return status == 200 && state.length() == condition.get("size").getAsInt();
    }
    JsonElement expected = condition.get("is");
    return expected.isJsonNull()
        ? status == 404
        : status == 200 && state.equals(expected.getAsString());
  }

  /** {@code until-locked} and {@code until-queued}. */
  static boolean isHeldOrQueued(HostCalls host, JsonObject condition) throws Exception {
    String id =
        condition
            .get(condition.has("until-locked") ? "until-locked" : "until-queued")
            .getAsString();
    JsonObject line =
        JsonParser.parseString(
                """
                {"rpc": "QueryEntities", "message": {"query": {"includeTransient": true}}}""")
            .getAsJsonObject();
    line.getAsJsonObject("message")
        .getAsJsonObject("query")
        .addProperty("instanceIdStartsWith", id);
    for (JsonElement answer : host.rpc(line).getAsJsonArray("answers")) {
      if (!answer.getAsJsonObject().has("entities")) {
        continue;
      }
      for (JsonElement item : answer.getAsJsonObject().getAsJsonArray("entities")) {
        JsonObject entity = item.getAsJsonObject();
        if (entity.get("instanceId").getAsString().equals(id)) {
          return condition.has("by")
              ? condition.get("by").equals(entity.get("lockedBy"))
              : condition.get("size").equals(entity.get("backlogQueueSize"));
        }
      }
    }
    return false;
  }
}

package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.pkg.DurableTaskSettings;
import dev.durablesingleton.local.pkg.HostJson;
import dev.durablesingleton.local.web.http.Reply;
import java.util.Map;

/** {@code /admin/host/config}: the settings of {@code host.json} that are in force. */
final class HostConfig {

  private HostConfig() {}

  /** Unlike its neighbours this answer is indented and chunked (recorded). */
  static Reply of(HostJson host) {
    JsonObject extensions = new JsonObject();
    extensions.add("http", http(host));
    extensions.add("durableTask", durableTask(host.durableTask()));
    JsonObject config = new JsonObject();
    config.add("extensions", extensions);
    host.functionTimeout().ifPresent(t -> config.addProperty("functionTimeout", t.toString()));
    Reply plain = Reply.text(200, "text/plain; charset=utf-8", Json.indented(config));
    return new Reply(plain.status(), plain.headers(), plain.body(), true);
  }

  private static JsonObject http(HostJson host) {
    JsonObject http = new JsonObject();
    http.addProperty("routePrefix", host.routePrefix());
    JsonObject headers = new JsonObject();
    for (Map.Entry<String, String> header : host.customHeaders().entrySet()) {
      headers.addProperty(header.getKey(), header.getValue());
    }
    http.add("customHeaders", headers);
    return http;
  }

  private static JsonObject durableTask(DurableTaskSettings settings) {
    JsonObject json = new JsonObject();
    json.addProperty("hubName", settings.hubName());
    json.addProperty("maxConcurrentActivityFunctions", settings.maxConcurrentActivityFunctions());
    json.addProperty(
        "maxConcurrentOrchestratorFunctions", settings.maxConcurrentOrchestratorFunctions());
    json.addProperty(
        "storeInputsInOrchestrationHistory", settings.storeInputsInOrchestrationHistory());
    return json;
  }
}

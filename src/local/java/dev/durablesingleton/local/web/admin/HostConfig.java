package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.HostJson;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** {@code /admin/host/config}: the effective settings of {@code host.json}. */
final class HostConfig {

  private HostConfig() {}

  /** Unlike other responses below {@code /admin}, this one is indented and chunked (recorded). */
  static HttpResponse of(HostJson host) {
    JsonObject extensions = new JsonObject();
    extensions.add("http", http(host));
    extensions.add("durableTask", durableTask(host.durableTask()));
    JsonObject config = new JsonObject();
    config.add("extensions", extensions);
    String timeout = host.functionTimeout() == null ? "-1" : timeSpan(host.functionTimeout());
    config.addProperty("functionTimeout", timeout);
    HttpResponse plain = HttpResponse.text(200, "text/plain; charset=utf-8", Json.indented(config));
    return new HttpResponse(plain.status(), plain.headers(), plain.body(), true);
  }

  private static String timeSpan(Duration time) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** The five members that the real host shows (recorded); this host has no such limits. */
  private static JsonObject http(HostJson host) {
    JsonObject http = new JsonObject();
    http.addProperty("routePrefix", host.routePrefix());
    http.addProperty("maxConcurrentRequests", -1);
    http.addProperty("maxOutstandingRequests", -1);
    http.addProperty("dynamicThrottlesEnabled", false);
    http.addProperty("enableChunkedRequestBinding", false);
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

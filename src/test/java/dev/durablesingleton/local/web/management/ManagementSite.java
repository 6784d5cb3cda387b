package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.web.TestFunction;
import dev.durablesingleton.local.web.TestSite;
import java.net.http.HttpResponse;

/** A site with helpers for requests to its management API. */
final class ManagementSite implements AutoCloseable {

  static final String BASE = "/runtime/webhooks/durabletask/";

  private final TestSite site;

  ManagementSite(TestFunction... functions) {
    site = TestSite.with(functions);
  }

  HttpResponse<String> get(String path, String... headers) {
    return site.get(BASE + path, headers);
  }

  HttpResponse<String> post(String path) {
    return site.post(BASE + path, null);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return site.post(BASE + path, body, headers);
  }

  HttpResponse<String> send(String method, String path) {
    return site.send(method, BASE + path, null);
  }

  TestSite site() {
    return site;
  }

  /** Starts an instance and waits until it has this status. */
  void start(String name, String id, String input, String status) {
    assertThat(post("orchestrators/" + name + "/" + id, input).statusCode()).isEqualTo(202);
    awaitStatus(id, status);
  }

  JsonObject awaitStatus(String id, String status) {
    return await()
        .until(() -> status(id, ""), document -> status.equals(text(document, "runtimeStatus")));
  }

  /** Waits until an entity has a state, and returns the response with it. */
  HttpResponse<String> awaitEntity(String path) {
    return await().until(() -> get("entities/" + path), response -> response.statusCode() == 200);
  }

  void awaitGone(String path) {
    await().until(() -> get("entities/" + path).statusCode() == 404);
  }

  JsonObject status(String id, String query) {
    return json(get("instances/" + id + query)).getAsJsonObject();
  }

  static JsonElement json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body());
  }

  static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  @Override
  public void close() {
    site.close();
  }
}

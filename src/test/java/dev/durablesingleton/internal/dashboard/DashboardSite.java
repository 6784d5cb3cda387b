package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.awaitility.Awaitility;

/** The staged package on a local host, with calls that bypass the dashboard. */
final class DashboardSite implements AutoCloseable {

  /** Input of a PeriodicCleanup whose first round lasts longer than any test. */
  static final String HOURLY = "{\"interval\": \"PT1H\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalHost host;
  private final String key;

  /**
   * @param key sent with every request; empty for none
   */
  DashboardSite(HostOptions options, String key) throws Exception {
    this.host =
        LocalHost.start(options, FunctionsPackage.open(options.packageFolder()), HostLog.none());
    this.key = key;
  }

  /** URL of the dashboard. */
  String url() {
    return base() + "/api/singletons" + (key.isEmpty() ? "" : "?code=" + key);
  }

  String base() {
    return "http://localhost:" + host.port();
  }

  /** Starts an instance and waits until it has finished. */
  void run(String orchestrator, String id, String input) {
    post("orchestrators/" + orchestrator + "/" + id + "?wait=60", input);
  }

  /** Starts an instance. */
  void start(String orchestrator, String id, String input) {
    post("orchestrators/" + orchestrator + "/" + id, input);
  }

  /** Waits until an instance has had its first turn. */
  void awaitRunning(String id) {
    Awaitility.await()
        .until(() -> get("singletons/instance?id=" + id).body().contains("\"state\":\"Running\""));
  }

  /** Runs an action without the dashboard. */
  void act(String action, String body) {
    post("singletons/actions/" + action, body);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private void post(String path, String body) {
    HttpResponse<String> answer = send(request(path).POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " was answered " + answer.statusCode());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + "/api/" + path))
        .header("X-Singletons", "1")
        .header("x-functions-key", key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    host.close();
  }
}

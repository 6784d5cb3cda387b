package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import dev.durablesingleton.local.HostOptions;
import dev.durablesingleton.local.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.pkg.FunctionsPackage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The staged app on a local host of its own, with an empty task hub, spoken to over real HTTP. */
public final class HostedApp implements BeforeAllCallback, AfterAllCallback {

  /** As staged by the build that runs the tests. */
  public static final Path FOLDER = Path.of(System.getProperty("package.folder"));

  /** For machines that do much else besides. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An orchestrator that stays Running until it is terminated. */
  public static final String LASTING = "PeriodicCleanup";

  private final UnaryOperator<HostOptions> options;
  private LocalHost host;
  private Http http;
  private DurableTaskClient client;

  /** With its hub in memory. */
  public HostedApp() {
    this(UnaryOperator.identity());
  }

  public HostedApp(UnaryOperator<HostOptions> options) {
    this.options = options;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    FunctionsPackage functions = FunctionsPackage.open(FOLDER);
    host = LocalHost.start(options.apply(HostOptions.inMemory(FOLDER)), functions, HostLog.none());
    http = new Http(host.port());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (client != null) {
      client.close();
    }
    host.close();
  }

  public LocalHost host() {
    return host;
  }

  public Http http() {
    return http;
  }

  /** The SDK's client, connected to this host's task hub. */
  public synchronized DurableTaskClient client() {
    if (client == null) {
      client = new DurableTaskGrpcClientBuilder().port(host.rpcPort()).build();
    }
    return client;
  }

  /** Asks for a start; the ID is escaped, {@code query} is taken as it is and may be empty. */
  public HttpResponse<String> start(
      String orchestrator, String id, String query, String body, String... headers) {
    String path = "/api/orchestrators/" + orchestrator + "/" + escaped(id);
    return http.send("POST", path + (query.isEmpty() ? "" : "?" + query), body, headers);
  }

  /** Starts an instance and returns its links. */
  public JsonObject started(String orchestrator, String id, String body) {
    HttpResponse<String> answer = start(orchestrator, id, "", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /** What a link of a started instance leads to; {@code body} is JSON, or null for none. */
  public HttpResponse<String> follow(String method, JsonObject links, String name, String body) {
    String link = links.get(name).getAsString();
    String filled = link.replace("{eventName}", "Some").replace("{text}", "because");
    return body == null
        ? http.send(method, filled, body)
        : http.send(method, filled, body, "Content-Type", "application/json");
  }

  /** An instance's status document, once it meets the condition. */
  public JsonObject awaitStatus(JsonObject links, Predicate<JsonObject> condition) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> status(links), condition);
  }

  /** An instance's status document, once it has this runtime status. */
  public JsonObject awaitStatus(JsonObject links, String runtimeStatus) {
    return awaitStatus(links, status -> text(status, "runtimeStatus").equals(runtimeStatus));
  }

  /** A member of a document as text; empty for null. */
  public static String text(JsonObject document, String name) {
    JsonElement member = document.get(name);
    return member == null || member.isJsonNull() ? "" : member.getAsString();
  }

  private JsonObject status(JsonObject links) {
    HttpResponse<String> answer = follow("GET", links, "statusQueryGetUri", null);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /** A path segment as a browser escapes it. */
  private static String escaped(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

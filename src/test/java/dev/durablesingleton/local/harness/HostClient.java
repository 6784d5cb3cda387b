package dev.durablesingleton.local.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls a host over HTTP. Thread-safe. */
public final class HostClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String CONTINUATION = "x-ms-continuation-token";
  private static final String ENTITIES = "/runtime/webhooks/durabletask/entities";
  private static final String INSTANCES = "/runtime/webhooks/durabletask/instances";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  public HostClient(URI base) {
    this.base = base;
  }

  /**
   * Starts an instance with the app's starter. Returns the status code; empty if no response came.
   */
  public Optional<Integer> start(String orchestrator, String instanceId, String input) {
    return post("/api/orchestrators/%s/%s".formatted(orchestrator, instanceId), input);
  }

  /** Calls an HTTP-triggered function without a body. */
  public Optional<Integer> call(String function) {
    return post("/api/" + function, "");
  }

  public Optional<Integer> raise(String instanceId, String event, String input) {
    return post("%s/%s/raiseEvent/%s".formatted(INSTANCES, instanceId, event), input);
  }

  /**
   * @param action {@code terminate}, {@code suspend} or {@code resume}
   */
  public Optional<Integer> command(String instanceId, String action) {
    return post("%s/%s/%s?reason=harness".formatted(INSTANCES, instanceId, action), "");
  }

  /** Signals an entity of the mix. */
  public Optional<Integer> signal(String key, String operation, String input) {
    return post("%s/MixCounter/%s?op=%s".formatted(ENTITIES, key, operation), input);
  }

  /** Returns the number of a counter; 0 if it has not counted. */
  public int counter(String key) {
    return list("instanceIdPrefix=@mixcounter@" + key).stream()
        .filter(entity -> entity.getAsJsonObject("input").has("state"))
        .mapToInt(entity -> entity.getAsJsonObject("input").get("state").getAsInt())
        .findFirst()
        .orElse(0);
  }

  /** Returns the status document. */
  public JsonObject status(String instanceId) {
    HttpResponse<String> response = get(INSTANCES + "/" + instanceId, "");
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  /**
   * Returns all instances that match a query, page by page.
   *
   * @param query as in {@code runtimeStatus=Running}; may be empty
   */
  public List<JsonObject> list(String query) {
    List<JsonObject> found = new ArrayList<>();
    String token = "";
    do {
      HttpResponse<String> page = get(INSTANCES + "?top=1000&" + query, token);
      JsonArray instances = JsonParser.parseString(page.body()).getAsJsonArray();
      for (JsonElement instance : instances) {
        found.add(instance.getAsJsonObject());
      }
      token = page.headers().firstValue(CONTINUATION).orElse("");
    } while (!token.isEmpty());
    return found;
  }

  private HttpResponse<String> get(String target, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(target)).timeout(TIMEOUT);
    if (!token.isEmpty()) {
      request.header(CONTINUATION, token);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(target + ": " + response.statusCode() + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Optional<Integer> post(String target, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(target))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return Optional.of(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

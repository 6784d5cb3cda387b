package dev.durablesingleton.internal.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls the host's management API for operations that the durable client lacks. The URLs contain
 * the system key, so neither they nor the answers' headers are passed on. Thread-safe.
 */
public final class ManagementClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /**
   * Built at the first call, since it loads the JDK's TLS, which the first start need not wait for.
   */
  private static final class Http {
    static final HttpClient CLIENT =
        HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  }

  /** Sends a GET request; empty if there is no answer within 30 seconds. */
  public Optional<HttpResponse<String>> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /** Sends a GET request with one header; a null value sends none. */
  public Optional<HttpResponse<String>> get(URI uri, String header, @Nullable String value) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
    return send(value == null ? request : request.header(header, value));
  }

  /** Sends a POST request without a body; empty if there is no answer within 30 seconds. */
  public Optional<HttpResponse<String>> post(URI uri) {
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()));
  }

  /** Sends a POST request with JSON; empty if there is no answer within 30 seconds. */
  public Optional<HttpResponse<String>> post(URI uri, String json) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(
          Http.CLIENT.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

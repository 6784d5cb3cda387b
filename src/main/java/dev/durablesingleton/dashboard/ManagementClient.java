package dev.durablesingleton.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls the host's management API for what the durable client cannot do. The URLs hold the system
 * key, so neither they nor their answers' headers are passed on. Thread-safe.
 */
final class ManagementClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** What it answers; empty when there is no answer in time. */
  Optional<HttpResponse<String>> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /** What it answers to a request without a body; empty when there is no answer in time. */
  Optional<HttpResponse<String>> post(URI uri) {
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()));
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

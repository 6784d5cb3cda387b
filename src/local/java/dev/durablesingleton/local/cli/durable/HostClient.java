package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.web.management.ContinuationToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls the management API of a host. The key is sent in a header, so that no log has it, and
 * redirects are not followed, so that no other host gets it.
 */
final class HostClient implements ManagementClient {

  private static final String KEY_HEADER = "x-functions-key";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Azure's front end ends a request after 230 seconds. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(4);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final URI base;
  private final @Nullable String key;
  private final @Nullable String hub;
  private final @Nullable String connection;

  /**
   * Creates a client.
   *
   * @param base the host's URL, without a slash at its end
   * @param hub the task hub, and {@code connection} its connection; null for those of the host
   */
  HostClient(URI base, @Nullable String key, @Nullable String hub, @Nullable String connection) {
    this.base = base;
    this.key = key;
    this.hub = hub;
    this.connection = connection;
  }

  @Override
  public ApiAnswer send(ApiRequest request) throws VerbException {
    HttpResponse<String> response = exchange(http(request));
    ApiAnswer answer =
        new ApiAnswer(
            response.statusCode(),
            response.headers().firstValue(ContinuationToken.HEADER).orElse(null),
            response.body());
    refuseUnusable(response, answer);
    return answer;
  }

  @Override
  public String place() {
    return "The host %s".formatted(base);
  }

  /** Nothing is open between requests. */
  @Override
  public void close() {}

  private HttpRequest http(ApiRequest request) {
    String target = request.with("taskHub", hub).with("connection", connection).target();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(REQUEST_TIMEOUT)
            .method(
                request.method(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    if (request.body() != null) {
      http.header("Content-Type", "application/json");
    }
    if (request.token() != null) {
      http.header(ContinuationToken.HEADER, request.token());
    }
    if (key != null) {
      http.header(KEY_HEADER, key);
    }
    return http.build();
  }

  private HttpResponse<String> exchange(HttpRequest request) throws VerbException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw VerbException.noTaskHub(
          "%s does not answer (%s); start it, or name another one by --url."
              .formatted(place(), cause(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VerbException.noTaskHub("Interrupted before %s answered.".formatted(base));
    }
  }

  /** The JDK's exceptions for a refused connection have no message. */
  private static String cause(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void refuseUnusable(HttpResponse<String> response, ApiAnswer answer)
      throws VerbException {
    int status = answer.status();
    if (status == 401 || status == 403) {
      throw VerbException.noTaskHub(
          key == null
              ? "%s requires a key: set DURABLE_KEY to the system key durabletask_extension or to the master key."
                  .formatted(place())
              : "%s refuses the key: it must be the system key durabletask_extension or the master key."
                  .formatted(place()));
    }
    if (status >= 300 && status < 400) {
      throw VerbException.noTaskHub(
          "%s redirects to %s; name that URL by --url."
              .formatted(place(), response.headers().firstValue("Location").orElse("nowhere")));
    }
    if (status == 421 || (status >= 500 && !answer.isInvalidOperation())) {
      throw VerbException.noTaskHub("%s fails: %s".formatted(place(), answer.reason()));
    }
  }
}

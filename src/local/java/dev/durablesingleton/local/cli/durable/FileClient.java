package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.store.HubFileReader;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.http.RequestTarget;
import dev.durablesingleton.local.web.management.ContinuationToken;
import dev.durablesingleton.local.web.management.StoredHubApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpFields;

/** Answers the queries of the management API from the file of a task hub, without a host. */
final class FileClient implements ManagementClient {

  private static final byte[] NO_BODY = {};

  private final Path file;
  private final HubFileReader store;
  private final StoredHubApi api;

  /**
   * Opens the file for reading.
   *
   * @throws dev.durablesingleton.local.store.StoreException if it cannot be read
   */
  FileClient(Path file) {
    this.file = file;
    store = HubFileReader.open(file);
    api = new StoredHubApi(store);
  }

  @Override
  public ApiAnswer send(ApiRequest request) {
    HttpFields.Mutable headers = HttpFields.build();
    if (request.token() != null) {
      headers.put(ContinuationToken.HEADER, request.token());
    }
    // The target of a request is encoded, so it can be parsed.
    RequestTarget target = RequestTarget.parse(request.target()).orElseThrow();
    HttpResponse response =
        api.answer(
                new HttpRequest(
                    new RequestHead(request.method(), target, headers.asImmutable()), NO_BODY))
            .toCompletableFuture()
            .join();
    return new ApiAnswer(
        response.status(),
        response.headers().get(ContinuationToken.HEADER),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  @Override
  public String place() {
    return "The task hub " + file;
  }

  @Override
  public void close() {
    store.close();
  }
}

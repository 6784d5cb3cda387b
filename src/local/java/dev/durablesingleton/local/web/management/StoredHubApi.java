package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.StoredInstances;
import dev.durablesingleton.local.store.StoreReader;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.concurrent.CompletionStage;

/**
 * The queries of the management API, on a stored task hub that need not run: the list of instances,
 * and the status and history of one. Thread-safe.
 */
public final class StoredHubApi implements Endpoint {

  private final InstanceReads reads;

  /** Creates the API of a stored hub, which the caller closes. */
  public StoredHubApi(StoreReader store) {
    reads = new InstanceReads(new StoredInstances(store));
  }

  /** Answers a query; 404 for any other request. */
  @Override
  public CompletionStage<HttpResponse> answer(HttpRequest http) {
    ManagementRequest request = ManagementRequest.of(http);
    if (!request.is("GET") || !request.has(0, "instances")) {
      return ManagementApi.done(HttpResponse.empty(404));
    }
    return ManagementApi.done(
        switch (request.path().size()) {
          case 1 -> reads.list(request);
          case 2 -> reads.status(request);
          default -> HttpResponse.empty(404);
        });
  }
}

package dev.durablesingleton.local.web.management;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.List;

/** Queries for the status of one instance and for a list of instances. */
final class InstanceReads {

  private static final String POLL_SECONDS = "5";

  private final TaskHub hub;

  InstanceReads(TaskHub hub) {
    this.hub = hub;
  }

  HttpResponse status(ManagementRequest request) {
    return hub.find(request.path().get(1))
        .map(instance -> status(request, instance))
        .orElseGet(() -> HttpResponse.empty(404));
  }

  private HttpResponse status(ManagementRequest request, Instance instance) {
    Parameters parameters = request.parameters();
    boolean showInput = parameters.flag("showInput", true);
    JsonObject document = StatusDocument.of(instance, showInput);
    boolean showHistory = parameters.flag("showHistory", false);
    if (showHistory && instance.status() != RuntimeStatus.PENDING) {
      boolean showOutput = parameters.flag("showHistoryOutput", false);
      document.add(
          "historyEvents",
          new HistoryDocument(showInput, showOutput).of(hub.history(instance.id())));
    }
    if (!instance.status().isTerminal()) {
      return HttpResponse.json(202, document)
          .with("Location", request.http().head().url())
          .with("Retry-After", POLL_SECONDS);
    }
    boolean failed = instance.status() == RuntimeStatus.FAILED;
    boolean asError = parameters.flag("returnInternalServerErrorOnFailure", false);
    return HttpResponse.json(failed && asError ? 500 : 200, document);
  }

  HttpResponse list(ManagementRequest request) {
    Parameters parameters = request.parameters();
    InstanceQuery query =
        new InstanceQuery(
            parameters.statuses(),
            parameters.time("createdTimeFrom"),
            parameters.time("createdTimeTo"),
            parameters.text("instanceIdPrefix"),
            null);
    String token = request.http().head().headers().get(ContinuationToken.HEADER);
    if (token != null && !token.isBlank()) {
      String after = ContinuationToken.instanceId(token);
      if (after == null) {
        return ErrorBodies.detailed(
            400,
            ErrorBodies.BAD_ARGUMENT,
            "'" + token + "' is not a continuation token; send the token of the previous page.",
            ErrorBodies.ARGUMENT);
      }
      query = query.after(after);
    }
    return page(hub.list(query, parameters.pageSize() + 1), parameters);
  }

  private static HttpResponse page(List<Instance> found, Parameters parameters) {
    int size = Math.min(found.size(), parameters.pageSize());
    boolean showInput = parameters.flag("showInput", true);
    JsonArray page = new JsonArray(size);
    found.subList(0, size).forEach(i -> page.add(StatusDocument.of(i, showInput)));
    HttpResponse response = HttpResponse.json(200, page);
    return found.size() > size
        ? response.with(ContinuationToken.HEADER, ContinuationToken.after(found.get(size - 1).id()))
        : response;
  }
}

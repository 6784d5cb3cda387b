package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The management API of a task hub. Does not check keys. Thread-safe. */
public final class ManagementApi implements Endpoint {

  private final HubIdentity identity;
  private final InstanceReads reads;
  private final InstanceActions actions;
  private final StartEndpoints starts;
  private final EntityEndpoints entities;

  /**
   * Creates the API of a hub.
   *
   * @param entityFunctions the entities that may be signalled
   * @param executor continues work that must not run on the hub's thread
   * @param log gets a line for each signal
   */
  public ManagementApi(
      TaskHub hub,
      HubIdentity identity,
      DurableFunctions entityFunctions,
      Executor executor,
      HostLog log) {
    this.identity = identity;
    this.reads = new InstanceReads(hub);
    this.actions = new InstanceActions(hub, executor);
    this.starts = new StartEndpoints(hub, identity, executor);
    this.entities = new EntityEndpoints(hub.entities(), entityFunctions, log);
  }

  /** Answers a request; a failure of the store becomes a 503, any other exception a 500. */
  @Override
  public CompletionStage<HttpResponse> answer(HttpRequest http) {
    ManagementRequest request = ManagementRequest.of(http);
    try {
      return route(request).exceptionally(ManagementApi::failed);
    } catch (RuntimeException e) {
      return done(failed(e));
    }
  }

  private CompletionStage<HttpResponse> route(ManagementRequest request) {
    boolean ofHub =
        Stream.of("instances", "orchestrators", "entities").anyMatch(part -> request.has(0, part));
    if (ofHub) {
      HttpResponse refusal = wrongHub(request.parameters());
      if (refusal != null) {
        return done(refusal);
      }
      if (request.has(0, "entities")) {
        return entities.answer(request);
      }
      return request.has(0, "instances") ? instances(request) : orchestrators(request);
    }
    boolean makePrimary = request.has(0, "makeprimary") && request.path().size() == 1;
    return done(HttpResponse.empty(makePrimary ? 200 : 404));
  }

  private CompletionStage<HttpResponse> instances(ManagementRequest request) {
    int depth = request.path().size();
    if (depth == 1 && request.is("GET")) {
      return done(reads.list(request));
    } else if (depth == 1 && request.is("DELETE")) {
      return actions.purgeMany(request);
    } else if (depth == 2 && request.is("GET")) {
      return done(reads.status(request));
    } else if (depth == 2 && request.is("DELETE")) {
      return actions.purge(request);
    } else if (depth == 3 && request.is("POST")) {
      return request.has(2, "restart")
          ? starts.restart(request)
          : request.has(2, "restartWithOptions")
              ? starts.restartWithOptions(request)
              : actions.execute(request);
    } else if (depth == 4 && request.is("POST") && request.has(2, "raiseEvent")) {
      return actions.raise(request);
    }
    return done(HttpResponse.empty(404));
  }

  private CompletionStage<HttpResponse> orchestrators(ManagementRequest request) {
    int depth = request.path().size();
    boolean start = request.is("POST") && (depth == 2 || depth == 3);
    return start ? starts.start(request) : done(HttpResponse.empty(404));
  }

  /** The response to a request for another hub or connection; null if they are the right ones. */
  private @Nullable HttpResponse wrongHub(Parameters parameters) {
    String connection = parameters.text("connection");
    if (connection != null && !connection.isEmpty() && !identity.hasConnection(connection)) {
      return ErrorBodies.detailed(
          500,
          ErrorBodies.WRONG,
          "Unable to resolve the Azure Storage connection named '" + connection + "'.",
          ErrorBodies.INVALID_OPERATION);
    }
    String hub = parameters.text("taskHub");
    return hub == null || hub.isEmpty() || identity.isNamed(hub) ? null : HttpResponse.empty(404);
  }

  private static HttpResponse failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    int status = cause instanceof StoreException ? 503 : 500;
    String message = String.valueOf(cause.getMessage());
    return ErrorBodies.detailed(status, ErrorBodies.WRONG, message, cause.getClass().getName());
  }

  static CompletionStage<HttpResponse> done(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}

package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The management API over a task hub. Thread-safe; keys are checked before. */
public final class ManagementApi implements Endpoint {

  private final HubIdentity identity;
  private final InstanceReads reads;
  private final InstanceActions actions;
  private final StartEndpoints starts;

  /**
   * Answers for a hub.
   *
   * @param executor where work goes on that the hub's own thread must not do
   */
  public ManagementApi(TaskHub hub, HubIdentity identity, Executor executor) {
    this.identity = identity;
    this.reads = new InstanceReads(hub);
    this.actions = new InstanceActions(hub);
    this.starts = new StartEndpoints(hub, identity, executor);
  }

  @Override
  public CompletionStage<HttpResponse> answer(HttpCall http) {
    ManagementRequest call = ManagementRequest.of(http);
    try {
      return route(call).exceptionally(ManagementApi::failed);
    } catch (RuntimeException e) {
      return done(failed(e));
    }
  }

  private CompletionStage<HttpResponse> route(ManagementRequest call) {
    if (call.has(0, "instances") || call.has(0, "orchestrators")) {
      HttpResponse refusal = wrongHub(call.parameters());
      if (refusal != null) {
        return done(refusal);
      }
      return call.has(0, "instances") ? instances(call) : orchestrators(call);
    }
    if (call.has(0, "entities")) {
      return done(EntityEndpoints.answer(call));
    }
    boolean makePrimary = call.has(0, "makeprimary") && call.path().size() == 1;
    return done(HttpResponse.empty(makePrimary ? 200 : 404));
  }

  private CompletionStage<HttpResponse> instances(ManagementRequest call) {
    int depth = call.path().size();
    if (depth == 1 && call.is("GET")) {
      return done(reads.list(call));
    } else if (depth == 1 && call.is("DELETE")) {
      return actions.purgeMany(call);
    } else if (depth == 2 && call.is("GET")) {
      return done(reads.status(call));
    } else if (depth == 2 && call.is("DELETE")) {
      return actions.purge(call);
    } else if (depth == 3 && call.is("POST")) {
      return call.has(2, "restart") ? starts.restart(call) : actions.signal(call);
    } else if (depth == 4 && call.is("POST") && call.has(2, "raiseEvent")) {
      return actions.raise(call);
    }
    return done(HttpResponse.empty(404));
  }

  private CompletionStage<HttpResponse> orchestrators(ManagementRequest call) {
    int depth = call.path().size();
    boolean start = call.is("POST") && (depth == 2 || depth == 3);
    return start ? starts.start(call) : done(HttpResponse.empty(404));
  }

  /** There is one hub and one connection; null when the call means them. */
  private HttpResponse wrongHub(Parameters parameters) {
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
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    int status = cause instanceof StoreException ? 503 : 500;
    String message = String.valueOf(cause.getMessage());
    return ErrorBodies.detailed(status, ErrorBodies.WRONG, message, cause.getClass().getName());
  }

  static CompletionStage<HttpResponse> done(HttpResponse reply) {
    return CompletableFuture.completedFuture(reply);
  }
}

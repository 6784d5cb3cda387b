package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The management API over a task hub. Thread-safe; keys are checked before. */
public final class ManagementApi implements Endpoint {

  private final HubIdentity identity;
  private final InstanceReads reads;
  private final InstanceActions actions;
  private final Starts starts;

  /**
   * Answers for a hub.
   *
   * @param executor where work goes on that the hub's own thread must not do
   */
  public ManagementApi(TaskHub hub, HubIdentity identity, Executor executor) {
    this.identity = identity;
    this.reads = new InstanceReads(hub);
    this.actions = new InstanceActions(hub);
    this.starts = new Starts(hub, identity, executor);
  }

  @Override
  public CompletionStage<Reply> answer(HttpCall http) {
    ManagementCall call = ManagementCall.of(http);
    try {
      return route(call).exceptionally(ManagementApi::failed);
    } catch (RuntimeException e) {
      return done(failed(e));
    }
  }

  private CompletionStage<Reply> route(ManagementCall call) {
    if (call.has(0, "instances") || call.has(0, "orchestrators")) {
      Reply refusal = wrongHub(call.parameters());
      if (refusal != null) {
        return done(refusal);
      }
      return call.has(0, "instances") ? instances(call) : orchestrators(call);
    }
    if (call.has(0, "entities")) {
      return done(Entities.answer(call));
    }
    boolean makePrimary = call.has(0, "makeprimary") && call.path().size() == 1;
    return done(Reply.empty(makePrimary ? 200 : 404));
  }

  private CompletionStage<Reply> instances(ManagementCall call) {
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
    return done(Reply.empty(404));
  }

  private CompletionStage<Reply> orchestrators(ManagementCall call) {
    int depth = call.path().size();
    boolean start = call.is("POST") && (depth == 2 || depth == 3);
    return start ? starts.start(call) : done(Reply.empty(404));
  }

  /** There is one hub and one connection; null when the call means them. */
  private Reply wrongHub(Parameters parameters) {
    String connection = parameters.text("connection");
    if (connection != null && !connection.isEmpty() && !identity.hasConnection(connection)) {
      return Errors.detailed(
          500,
          Errors.WRONG,
          "Unable to resolve the Azure Storage connection named '" + connection + "'.",
          Errors.INVALID_OPERATION);
    }
    String hub = parameters.text("taskHub");
    return hub == null || hub.isEmpty() || identity.isNamed(hub) ? null : Reply.empty(404);
  }

  private static Reply failed(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    int status = cause instanceof StoreException ? 503 : 500;
    String message = String.valueOf(cause.getMessage());
    return Errors.detailed(status, Errors.WRONG, message, cause.getClass().getName());
  }

  static CompletionStage<Reply> done(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}

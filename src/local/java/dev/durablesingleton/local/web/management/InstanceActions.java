package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;

/** Actions on existing instances: events, terminate, suspend, resume, rewind and purge. */
final class InstanceActions {

  /** As many bytes as a start by the durable client may have. */
  private static final int LARGEST_EVENT = 4 << 20;

  private final TaskHub hub;
  private final Executor executor;

  InstanceActions(TaskHub hub, Executor executor) {
    this.hub = hub;
    this.executor = executor;
  }

  /** Executes the action that the third segment of the path names; 404 for an unknown one. */
  CompletionStage<HttpResponse> execute(ManagementRequest request) {
    String id = request.path().get(1);
    String reason = request.parameters().text("reason");
    return switch (request.path().get(2).toLowerCase(Locale.ROOT)) {
      case "terminate" ->
          hub.terminate(id, reason).thenApply(o -> CommandResponse.of(o, "terminate"));
      case "suspend" -> hub.suspend(id, reason).thenApply(o -> CommandResponse.of(o, "suspend"));
      case "resume" -> hub.resume(id, reason).thenApply(o -> CommandResponse.of(o, "resume"));
      case "rewind" -> hub.rewind(id, reason).thenApply(CommandResponse::ofRewind);
      default -> ManagementApi.done(HttpResponse.empty(404));
    };
  }

  /** Raises an event. Checks the instance before the request, as the extension does. */
  CompletionStage<HttpResponse> raise(ManagementRequest request) {
    String id = request.path().get(1);
    Optional<RuntimeStatus> status = hub.find(id).map(instance -> instance.status());
    if (status.isEmpty() || status.get().isTerminal()) {
      return ManagementApi.done(HttpResponse.empty(status.isEmpty() ? 404 : 410));
    }
    if (!MediaType.of(request.http().head().headers().get(HttpHeader.CONTENT_TYPE)).isJson()) {
      return ManagementApi.done(
          ErrorBodies.simple(400, "Only application/json request content is supported"));
    }
    int length = request.http().body().length;
    if (length > LARGEST_EVENT) {
      return ManagementApi.done(
          ErrorBodies.simple(
              413, "The event has %d bytes; the limit is %d.".formatted(length, LARGEST_EVENT)));
    }
    Optional<JsonElement> input = Json.onlyValue(request.http().text());
    if (input.isEmpty()) {
      return ManagementApi.done(
          ErrorBodies.detailed(
              400,
              "Invalid JSON content",
              "The request's body is not one JSON value.",
              "Newtonsoft.Json.JsonReaderException"));
    }
    return hub.raiseEvent(id, request.path().get(3), Json.compact(input.get()))
        .thenApply(outcome -> CommandResponse.of(outcome, "raise an event to"));
  }

  CompletionStage<HttpResponse> purge(ManagementRequest request) {
    String id = request.path().get(1);
    return hub.purge(id)
        .thenApply(
            outcome ->
                outcome instanceof CommandResult.NoSuchInstance && EntityId.isEntity(id)
                    ? CommandResponse.purged(0)
                    : CommandResponse.ofPurge(outcome));
  }

  CompletionStage<HttpResponse> purgeMany(ManagementRequest request) {
    Parameters parameters = request.parameters();
    Instant from = parameters.time("createdTimeFrom");
    if (from == null) {
      return ManagementApi.done(
          ErrorBodies.sentence(400, "Please provide value for 'createdTimeFrom' parameter."));
    }
    InstanceQuery query =
        new InstanceQuery(parameters.statuses(), from, parameters.time("createdTimeTo"), "", null);
    return hub.purge(query, executor)
        .thenApply(count -> count == 0 ? HttpResponse.empty(404) : CommandResponse.purged(count));
  }
}

package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts instances, by name or as a restart with the input of an existing instance. */
final class StartEndpoints {

  private static final String ALREADY_EXISTS =
      "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException";

  private final TaskHub hub;
  private final HubIdentity identity;
  private final InstanceLinks links;

  /** The hub completes its futures on its own thread, which must not run a query. */
  private final Executor executor;

  StartEndpoints(TaskHub hub, HubIdentity identity, Executor executor) {
    this.executor = executor;
    this.hub = hub;
    this.identity = identity;
    this.links = new InstanceLinks(identity);
  }

  /**
   * Starts an instance. Stores the body as sent and does not check the name (3.19.0, recorded); the
   * hub checks the ID.
   */
  CompletionStage<HttpResponse> start(ManagementRequest request) {
    String text = request.http().text();
    if (!text.isEmpty() && Json.onlyValue(text).isEmpty()) {
      return ManagementApi.done(
          ErrorBodies.detailed(
              500,
              ErrorBodies.WRONG,
              "The request's body is not one JSON value.",
              "Newtonsoft.Json.JsonReaderException"));
    }
    String id = request.path().size() == 3 ? request.path().get(2) : newId();
    StartCommand command =
        new StartCommand(
            id,
            request.path().get(1),
            request.parameters().text("version"),
            text.isEmpty() ? null : text,
            null,
            identity.replaceable());
    return hub.start(command)
        .thenComposeAsync(
            outcome ->
                answer(outcome, request, id, status -> ErrorBodies.simple(409, taken(status))),
            executor);
  }

  /** Restarts an instance, with a random ID unless the parameter is false. */
  CompletionStage<HttpResponse> restart(ManagementRequest request) {
    String id = request.path().get(1);
    boolean newId = request.parameters().flag("restartWithNewInstanceId", true);
    return restart(request, newId ? newId() : id, null);
  }

  /** Restarts an instance with the ID and the version that the request gives. */
  CompletionStage<HttpResponse> restartWithOptions(ManagementRequest request) {
    String newId = request.parameters().text("newInstanceId");
    if (newId == null || newId.isEmpty()) {
      return ManagementApi.done(
          ErrorBodies.simple(400, "A new orchestration instance ID must be provided."));
    }
    Optional<String> invalid = RestartId.refusal(newId);
    return invalid.isPresent()
        ? ManagementApi.done(
            ErrorBodies.detailed(400, invalid.get(), invalid.get(), ErrorBodies.ARGUMENT))
        : restart(request, newId, request.parameters().text("version"));
  }

  private CompletionStage<HttpResponse> restart(
      ManagementRequest request, String newId, @Nullable String version) {
    String id = request.path().get(1);
    Optional<Instance> found = hub.find(id);
    if (found.isEmpty()) {
      return ManagementApi.done(
          ErrorBodies.detailed(
              400,
              "InstanceId does not match a valid orchestration instance.",
              "No instance with ID '" + id + "' was found. (Parameter 'instanceId')",
              ErrorBodies.ARGUMENT));
    }
    Instance source = found.get();
    if (newId.equals(id) && !source.status().isTerminal()) {
      return ManagementApi.done(notEnded(source.status()));
    }
    return hub.start(StartCommand.restart(source, newId, version, identity.replaceable()))
        .thenComposeAsync(
            outcome -> answer(outcome, request, newId, StartEndpoints::notEnded), executor);
  }

  private CompletionStage<HttpResponse> answer(
      StartResult outcome,
      ManagementRequest request,
      String id,
      Function<RuntimeStatus, HttpResponse> conflict) {
    if (outcome instanceof StartResult.AlreadyExists taken) {
      return ManagementApi.done(conflict.apply(taken.status()));
    }
    if (outcome instanceof StartResult.Refused refused) {
      return ManagementApi.done(
          ErrorBodies.detailed(
              400, ErrorBodies.BAD_ARGUMENT, refused.sentence(), ErrorBodies.ARGUMENT));
    }
    return started(request, id);
  }

  /** Waits for the end only if both parameters are set. */
  private CompletionStage<HttpResponse> started(ManagementRequest request, String id) {
    Duration timeout = request.parameters().seconds("timeout");
    Duration interval = request.parameters().seconds("pollingInterval");
    HttpResponse accepted = links.started(request.origin(), id);
    if (timeout == null || interval == null) {
      return ManagementApi.done(accepted);
    }
    if (interval.compareTo(timeout) > 0) {
      return ManagementApi.done(
          ErrorBodies.detailed(
              400,
              ErrorBodies.BAD_ARGUMENT,
              "The pollingInterval is longer than the timeout; the instance was started.",
              ErrorBodies.ARGUMENT));
    }
    CompletableFuture<Instance> end = hub.whenCompleted(id);
    return end.copy()
        .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((instance, failure) -> end.cancel(false))
        .thenApply(instance -> instance == null ? accepted : ended(instance));
  }

  private static HttpResponse ended(Instance instance) {
    return HttpResponse.json(
        200,
        instance.status() == RuntimeStatus.COMPLETED
            ? Payload.of(instance.output())
            : StatusDocument.of(instance, true));
  }

  private static HttpResponse notEnded(RuntimeStatus status) {
    return ErrorBodies.detailed(
        409,
        "A non-terminal instance with this instance ID already exists.",
        taken(status),
        ALREADY_EXISTS);
  }

  private static String taken(RuntimeStatus status) {
    return "An Orchestration instance with the status " + status.label() + " already exists.";
  }

  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

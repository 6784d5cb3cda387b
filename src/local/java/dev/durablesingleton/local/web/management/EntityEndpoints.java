package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The entity routes: signal, delete, state and list. */
final class EntityEndpoints {

  private static final String DELETE = "delete";

  private final Entities entities;
  private final DurableFunctions functions;
  private final EntityList list;
  private final HostLog log;

  EntityEndpoints(Entities entities, DurableFunctions functions, HostLog log) {
    this.entities = entities;
    this.functions = functions;
    list = new EntityList(entities);
    this.log = log;
  }

  CompletionStage<HttpResponse> answer(ManagementRequest request) {
    int depth = request.path().size();
    if (depth > 3) {
      return ManagementApi.done(HttpResponse.empty(404));
    }
    if (request.is("GET")) {
      return ManagementApi.done(
          depth == 3 ? state(request) : list.page(depth == 1 ? "" : name(request), request));
    }
    if (request.is("POST")) {
      String operation = request.parameters().text("op");
      return signal(request, operation == null ? "" : operation);
    }
    return request.is("DELETE")
        ? signal(request, DELETE)
        : ManagementApi.done(HttpResponse.empty(404));
  }

  private HttpResponse state(ManagementRequest request) {
    if (name(request).indexOf('@') >= 0) {
      return HttpResponse.empty(404);
    }
    return entities
        .find(new EntityId(name(request), key(request)))
        .filter(EntityState::exists)
        .map(entity -> HttpResponse.json(200, EntityList.json(entity)))
        .orElseGet(() -> HttpResponse.empty(404));
  }

  private CompletionStage<HttpResponse> signal(ManagementRequest request, String operation) {
    String refusal = refusal(request);
    if (refusal != null) {
      return ManagementApi.done(ErrorBodies.simple(400, refusal));
    }
    SignalBody body = SignalBody.of(request);
    if (body.refusal() != null) {
      return ManagementApi.done(ErrorBodies.simple(400, body.refusal()));
    }
    EntityId entity = new EntityId(name(request), key(request));
    return entities
        .signal(
            entity,
            UUID.randomUUID().toString(),
            operation,
            operation.equals(DELETE) && request.is("DELETE") ? null : body.input(),
            null)
        .thenApply(
            stored -> {
              logSignal(entity, operation);
              return HttpResponse.empty(202);
            });
  }

  /** In the words of the Durable extension, which logs signals by HTTP only. */
  private void logSignal(EntityId entity, String operation) {
    String function = functions.find(entity.name()).orElseThrow().name();
    String category = "Function." + function + ".User";
    if (log.isEnabled(LogLevel.INFORMATION, category)) {
      log.info(
          category,
          "%s: Function '%s (Entity)' scheduled. Reason: EntitySignal:%s. IsReplay: False. State: Scheduled. RuntimeStatus: Pending. TargetInstanceId: %s."
              .formatted(entity.text(), entity.name(), operation, entity.text()));
    }
  }

  /** The sentence of the Durable extension for an ID that is not served; null if it is. */
  private @Nullable String refusal(ManagementRequest request) {
    if (request.path().size() == 1) {
      return "Invalid entity id: entity name must not be a null or empty string. (Parameter"
          + " 'entityName')";
    }
    if (functions.find(name(request)).isEmpty()) {
      return functions.unknownMessage(name(request).toLowerCase(Locale.ROOT));
    }
    boolean allowed = key(request).chars().noneMatch(EntityEndpoints::isForbidden);
    return allowed
        ? null
        : "entityKey (Parameter 'Entity keys must not contain /, \\, #, ?, or control"
            + " characters.')";
  }

  private static boolean isForbidden(int character) {
    return "/\\#?".indexOf(character) >= 0 || Character.isISOControl(character);
  }

  private static String name(ManagementRequest request) {
    return request.path().get(1);
  }

  private static String key(ManagementRequest request) {
    return request.path().size() == 2 ? "" : request.path().get(2);
  }
}

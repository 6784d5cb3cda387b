package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The endpoints below {@code /admin} that apply to a single machine. Thread-safe. */
public final class AdminApi {

  /**
   * An endpoint below {@code /admin}.
   *
   * @param open whether it needs no key
   */
  public record AdminEndpoint(Endpoint endpoint, boolean open) {}

  private interface Action {
    HttpResponse answer(HttpRequest request);
  }

  private final HostInfo host;
  private final HostStatus status;
  private final FunctionsApi functions;
  private final KeysApi keys;
  private final ManualInvocation manual;

  /**
   * Creates the endpoints.
   *
   * @param otherInputs inputs other than the trigger, such as a durable client, by binding name
   * @param executor runs manual invocations
   */
  public AdminApi(
      HostInfo host,
      AppOffline offline,
      KeyStore keys,
      FunctionCaller caller,
      Function<FunctionMetadata, Map<String, Value>> otherInputs,
      Executor executor) {
    this.host = host;
    this.status = new HostStatus(host, offline);
    this.functions = new FunctionsApi(host);
    this.keys = new KeysApi(keys);
    this.manual = new ManualInvocation(caller, otherInputs, executor);
  }

  /** The endpoint for a request; paths are case-insensitive. */
  public Optional<AdminEndpoint> find(RequestHead head) {
    List<String> path = AdminPath.segments(head.target().path());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (head.is("GET") && AdminPath.is(path, "warmup")) {
      return found(request -> HttpResponse.empty(200), true);
    } else if ((head.is("GET") || head.is("POST")) && AdminPath.is(path, "host", "ping")) {
      return found(request -> HostStatus.ping(), true);
    }
    Action action =
        AdminPath.begins(path, "host") ? hostAction(head, path) : functionAction(head, path);
    return action == null ? Optional.empty() : found(action, false);
  }

  private static Optional<AdminEndpoint> found(Action action, boolean open) {
    return Optional.of(
        new AdminEndpoint(
            request -> CompletableFuture.completedFuture(action.answer(request)), open));
  }

  private @Nullable Action hostAction(RequestHead head, List<String> path) {
    if (AdminPath.begins(path, "host", "keys") || AdminPath.begins(path, "host", "functionkeys")) {
      return keyAction(head, KeyScope.HOST, path, 2);
    } else if (AdminPath.begins(path, "host", "systemkeys")) {
      return keyAction(head, KeyScope.SYSTEM, path, 2);
    } else if (!head.is("GET")) {
      return null;
    } else if (AdminPath.is(path, "host", "status")) {
      return request -> status.status();
    } else if (AdminPath.is(path, "host", "config")) {
      return request -> HostConfig.of(host.hostJson());
    } else if (AdminPath.is(path, "host", "processes")) {
      return request -> HostStatus.processes();
    }
    return null;
  }

  private @Nullable Action functionAction(RequestHead head, List<String> path) {
    if (!AdminPath.begins(path, "functions")) {
      return null;
    } else if (path.size() == 1) {
      return head.is("GET") ? request -> functions.all(request.head()) : null;
    }
    String name = path.get(1);
    if (path.size() == 2 && head.is("GET")) {
      return request -> functions.one(name, request.head());
    } else if (path.size() == 2 && head.is("POST")) {
      return request ->
          host.function(name)
              .map(f -> manual.run(f, request))
              .orElseGet(() -> HttpResponse.empty(404));
    } else if (path.size() == 3 && head.is("GET") && path.get(2).equalsIgnoreCase("status")) {
      return request -> functions.status(name);
    } else if (path.size() < 3) {
      return null;
    } else if (path.get(2).equalsIgnoreCase("keys") && host.function(name).isPresent()) {
      return keyAction(head, KeyScope.of(name), path, 3);
    }
    return null;
  }

  private @Nullable Action keyAction(
      RequestHead head, KeyScope scope, List<String> path, int depth) {
    if (path.size() == depth && head.is("GET")) {
      return request -> keys.list(scope, request.head());
    }
    boolean allowed = head.is("GET") || head.is("PUT") || head.is("POST") || head.is("DELETE");
    return path.size() == depth + 1 && allowed
        ? request -> keys.one(scope, path.get(depth), request)
        : null;
  }
}

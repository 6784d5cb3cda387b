package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The endpoints below {@code /admin} that make sense on one machine. Thread-safe. */
public final class AdminApi {

  /**
   * An endpoint below {@code /admin}.
   *
   * @param open whether it answers without a key
   */
  public record Found(Endpoint endpoint, boolean open) {}

  private interface Action {
    HttpResponse answer(HttpCall call);
  }

  private final HostInfo facts;
  private final HostStatus status;
  private final FunctionEntry entries;
  private final KeysApi keys;
  private final ManualRun runs;

  public AdminApi(
      HostInfo facts,
      AppOffline offline,
      KeyStore keys,
      FunctionCaller caller,
      Function<FunctionMetadata, Map<String, Value>> otherInputs,
      Executor executor) {
    this.facts = facts;
    this.status = new HostStatus(facts, offline);
    this.entries = new FunctionEntry(facts);
    this.keys = new KeysApi(keys);
    this.runs = new ManualRun(caller, otherInputs, executor);
  }

  /** The endpoint that a request means; paths match in any letter case. */
  public Optional<Found> find(HttpHead head) {
    List<String> path = AdminPath.segments(head.target().path());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (head.is("GET") && AdminPath.is(path, "warmup")) {
      return found(call -> HttpResponse.empty(200), true);
    } else if ((head.is("GET") || head.is("POST")) && AdminPath.is(path, "host", "ping")) {
      return found(call -> HostStatus.ping(), true);
    }
    Action action = AdminPath.begins(path, "host") ? host(head, path) : functions(head, path);
    return action == null ? Optional.empty() : found(action, false);
  }

  private static Optional<Found> found(Action action, boolean open) {
    return Optional.of(
        new Found(call -> CompletableFuture.completedFuture(action.answer(call)), open));
  }

  private Action host(HttpHead head, List<String> path) {
    if (AdminPath.begins(path, "host", "keys") || AdminPath.begins(path, "host", "functionkeys")) {
      return keys(head, KeyScope.HOST, path, 2);
    } else if (AdminPath.begins(path, "host", "systemkeys")) {
      return keys(head, KeyScope.SYSTEM, path, 2);
    } else if (!head.is("GET")) {
      return null;
    } else if (AdminPath.is(path, "host", "status")) {
      return call -> status.status();
    } else if (AdminPath.is(path, "host", "config")) {
      return call -> HostConfig.of(facts.hostJson());
    } else if (AdminPath.is(path, "host", "processes")) {
      return call -> HostStatus.processes();
    }
    return null;
  }

  private Action functions(HttpHead head, List<String> path) {
    if (!AdminPath.begins(path, "functions")) {
      return null;
    } else if (path.size() == 1) {
      return head.is("GET") ? call -> entries.all(call.head()) : null;
    }
    String name = path.get(1);
    if (path.size() == 2 && head.is("GET")) {
      return call -> entries.one(name, call.head());
    } else if (path.size() == 2 && head.is("POST")) {
      return call ->
          facts.function(name).map(f -> runs.run(f, call)).orElseGet(() -> HttpResponse.empty(404));
    } else if (path.size() == 3 && head.is("GET") && path.get(2).equalsIgnoreCase("status")) {
      return call -> entries.status(name);
    } else if (path.size() < 3) {
      return null;
    } else if (path.get(2).equalsIgnoreCase("keys") && facts.function(name).isPresent()) {
      return keys(head, KeyScope.of(name), path, 3);
    }
    return null;
  }

  private Action keys(HttpHead head, KeyScope scope, List<String> path, int depth) {
    if (path.size() == depth && head.is("GET")) {
      return call -> keys.list(scope, call.head());
    }
    boolean verb = head.is("GET") || head.is("PUT") || head.is("POST") || head.is("DELETE");
    return path.size() == depth + 1 && verb ? call -> keys.one(scope, path.get(depth), call) : null;
  }
}

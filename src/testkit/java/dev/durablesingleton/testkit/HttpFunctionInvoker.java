package dev.durablesingleton.testkit;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.function.HttpOutput;
import dev.durablesingleton.local.web.function.TriggerMetadata;
import dev.durablesingleton.local.web.http.Percent;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.web.routing.FunctionMatch;
import dev.durablesingleton.local.web.routing.RouteTable;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Calls HTTP functions on the caller's thread with the host's routing and binding, without HTTP.
 */
final class HttpFunctionInvoker {

  private static final String ORIGIN = "http://localhost:7071";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final RunningHub hub;
  private final RouteTable routes;

  HttpFunctionInvoker(RunningHub hub) {
    this.hub = hub;
    LoadedFunctions functions = hub.context().functions();
    routes = RouteTable.of(functions.all(), functions.routePrefix(), HostLog.none());
  }

  HubResponse call(HubRequest request) {
    int queryStart = request.path().indexOf('?');
    String path = queryStart < 0 ? request.path() : request.path().substring(0, queryStart);
    Query query = Query.parse(queryStart < 0 ? "" : request.path().substring(queryStart + 1));
    FunctionMatch match =
        routes
            .find(request.method(), Percent.decodePath(path))
            .orElseThrow(() -> new IllegalArgumentException(noRoute(request)));
    FunctionMetadata function = match.function();
    Value body = request.body() == null ? new Value.None() : new Value.Text(request.body());
    Map<String, Value> inputs = new HashMap<>(hub.hosts().current().clientInputs(function));
    inputs.put(
        function.trigger().name(),
        new Value.Request(
            ORIGIN + request.path(),
            request.method(),
            lowerCase(request.headers()),
            query.joined(),
            body));
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            "Called by a test.",
            inputs,
            TriggerMetadata.of(request.headers(), body, query, match.values()));
    return response(function, hub.context().worker().invoke(function.name(), invocation));
  }

  private static HubResponse response(FunctionMetadata function, Outcome outcome) {
    if (outcome instanceof Outcome.Threw threw) {
      throw new AssertionError(
          "Function '%s' threw; over HTTP it would answer 500: %s"
              .formatted(function.name(), threw.stack()));
    }
    Value output = HttpOutput.of(function, (Outcome.Returned) outcome);
    if (output instanceof Value.Response response) {
      return new HubResponse(response.status(), response.headers(), text(response.body()));
    }
    return new HubResponse(output instanceof Value.None ? NO_CONTENT : OK, Map.of(), text(output));
  }

  private static String text(Value body) {
    if (body instanceof Value.Text text) {
      return text.text();
    }
    if (body instanceof Value.Json json) {
      return json.json();
    }
    if (body instanceof Value.Bytes bytes) {
      return new String(bytes.bytes(), StandardCharsets.UTF_8);
    }
    if (body instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    return body instanceof Value.Real number ? Double.toString(number.value()) : "";
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  private String noRoute(HubRequest request) {
    return "No HTTP function of this hub matches %s %s; it has %s, with the route prefix '/%s'."
        .formatted(
            request.method(),
            request.path(),
            hub.context().functions().names("httpTrigger"),
            hub.context().functions().routePrefix());
  }
}

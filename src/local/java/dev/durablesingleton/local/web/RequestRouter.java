package dev.durablesingleton.local.web;

import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.web.admin.AdminApi;
import dev.durablesingleton.local.web.admin.AppOffline;
import dev.durablesingleton.local.web.admin.HomePage;
import dev.durablesingleton.local.web.admin.HostInfo;
import dev.durablesingleton.local.web.function.HttpFunctions;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.http.RouteDecision;
import dev.durablesingleton.local.web.keys.Access;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.web.management.HubIdentity;
import dev.durablesingleton.local.web.management.ManagementApi;
import dev.durablesingleton.local.web.management.WebhookPath;
import dev.durablesingleton.local.web.routing.FunctionMatch;
import dev.durablesingleton.local.web.routing.RouteTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which endpoint answers a request, in the real host's order. Thread-safe. */
final class RequestRouter {

  private static final Set<String> WEBHOOK_METHODS =
      Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS");

  private final Cors cors;
  private final AppOffline offline;
  private final Access access;
  private final OriginCheck origins;
  private final AdminApi admin;
  private final ManagementApi management;
  private final RouteTable routes;
  private final HttpFunctions functions;
  private final Map<String, String> environment;
  private final @Nullable Duration functionTimeout;

  RequestRouter(WebContext context, boolean keysEnforced) {
    cors = new Cors(context.settings().corsOrigins(), context.settings().corsCredentials());
    offline = new AppOffline(context.folder());
    access = new Access(context.keys(), keysEnforced);
    origins = keysEnforced ? OriginCheck.none() : OriginCheck.of(cors);
    environment = context.environment();
    functionTimeout = context.hostJson().functionTimeout();
    HostInfo host =
        new HostInfo(context.folder(), context.hostJson(), context.functions(), environment);
    admin =
        new AdminApi(
            host,
            offline,
            context.keys(),
            context.caller(),
            context.otherInputs(),
            context.executor());
    HubIdentity hub =
        HubIdentity.of(
            context.hostJson().durableTask(),
            () -> context.keys().system(KeyStore.DURABLE),
            environment::containsKey);
    management =
        new ManagementApi(
            context.hub(),
            hub,
            DurableFunctions.entities(context.functions()),
            context.executor(),
            context.log());
    routes = RouteTable.of(context.functions(), context.hostJson().routePrefix(), context.log());
    functions = new HttpFunctions(context.caller(), context.otherInputs(), context.log());
  }

  Cors cors() {
    return cors;
  }

  RouteDecision route(RequestHead head) {
    Optional<RouteDecision> early = cors.preflight(head).map(RouteDecision.Respond::new);
    return early
        .or(() -> admin(head))
        .or(() -> offline.response().map(RouteDecision.Respond::new))
        .or(() -> webhook(head))
        .or(() -> function(head))
        .or(() -> home(head))
        .orElseGet(() -> new RouteDecision.Respond(HttpResponse.empty(404)));
  }

  private Optional<RouteDecision> admin(RequestHead head) {
    return admin
        .find(head)
        .map(
            found ->
                found.open()
                    ? dispatch(found.endpoint())
                    : refusedOr(
                        access.refusalOfAdmin(head).or(() -> origins.refusal(head)).orElse(null),
                        dispatch(found.endpoint())));
  }

  private Optional<RouteDecision> webhook(RequestHead head) {
    if (!WEBHOOK_METHODS.contains(head.method())) {
      return Optional.empty();
    }
    if (WebhookPath.isDurable(head.target())) {
      return Optional.of(
          refusedOr(
              access
                  .refusalOfWebhook(head, KeyStore.DURABLE)
                  .or(() -> origins.refusal(head))
                  .orElse(null),
              dispatch(management)));
    }
    return WebhookPath.otherExtension(head.target())
        .map(
            name ->
                refusedOr(
                    access.refusalOfWebhook(head, KeyStore.nameOf(name)).orElse(null),
                    new RouteDecision.Respond(HttpResponse.empty(404))));
  }

  private Optional<RouteDecision> function(RequestHead head) {
    Optional<FunctionMatch> match = routes.find(head.method(), head.target().path());
    return match.map(
        found ->
            refusedOr(
                access.refusal(found.function(), head).or(() -> foreign(found, head)).orElse(null),
                new RouteDecision.Dispatch(functions.endpoint(found), false, functionTimeout)));
  }

  private Optional<HttpResponse> foreign(FunctionMatch match, RequestHead head) {
    return Access.isAnonymous(match.function()) ? Optional.empty() : origins.refusal(head);
  }

  private Optional<RouteDecision> home(RequestHead head) {
    return head.target().path().equals("/")
        ? Optional.of(new RouteDecision.Respond(HomePage.response(environment)))
        : Optional.empty();
  }

  private static RouteDecision dispatch(Endpoint endpoint) {
    return new RouteDecision.Dispatch(endpoint, true, null);
  }

  private static RouteDecision refusedOr(@Nullable HttpResponse refusal, RouteDecision decision) {
    return refusal == null ? decision : new RouteDecision.Respond(refusal);
  }
}

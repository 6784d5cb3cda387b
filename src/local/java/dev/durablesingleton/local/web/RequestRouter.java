package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.admin.AdminApi;
import dev.durablesingleton.local.web.admin.AppOffline;
import dev.durablesingleton.local.web.admin.HomePage;
import dev.durablesingleton.local.web.admin.HostInfo;
import dev.durablesingleton.local.web.function.HttpFunctions;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
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

/** Decides which part of the host answers a request, in the real host's order. Thread-safe. */
final class RequestRouter {

  private static final Set<String> WEBHOOK_METHODS =
      Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS");

  private final Cors cors;
  private final AppOffline offline;
  private final Access access;
  private final AdminApi admin;
  private final ManagementApi management;
  private final RouteTable routes;
  private final HttpFunctions functions;
  private final Map<String, String> environment;
  private final Optional<Duration> functionTimeout;

  RequestRouter(WebContext parts, boolean keysEnforced) {
    cors = new Cors(parts.settings().corsOrigins(), parts.settings().corsCredentials());
    offline = new AppOffline(parts.folder());
    access = new Access(parts.keys(), keysEnforced);
    environment = parts.environment();
    functionTimeout = parts.hostJson().functionTimeout();
    HostInfo facts = new HostInfo(parts.folder(), parts.hostJson(), parts.functions(), environment);
    admin =
        new AdminApi(
            facts, offline, parts.keys(), parts.caller(), parts.otherInputs(), parts.executor());
    HubIdentity hub =
        HubIdentity.of(
            parts.hostJson().durableTask(),
            parts.keys().system(KeyStore.DURABLE),
            environment::containsKey);
    management = new ManagementApi(parts.hub(), hub, parts.executor());
    routes = RouteTable.of(parts.functions(), parts.hostJson().routePrefix(), parts.log());
    functions = new HttpFunctions(parts.caller(), parts.otherInputs(), parts.log());
  }

  Cors cors() {
    return cors;
  }

  RouteDecision handling(HttpHead head) {
    Optional<RouteDecision> early = cors.preflight(head).map(RouteDecision.Now::new);
    return early
        .or(() -> admin(head))
        .or(() -> offline.reply().map(RouteDecision.Now::new))
        .or(() -> webhook(head))
        .or(() -> function(head))
        .or(() -> home(head))
        .orElseGet(() -> new RouteDecision.Now(HttpResponse.empty(404)));
  }

  private Optional<RouteDecision> admin(HttpHead head) {
    return admin
        .find(head)
        .map(
            found ->
                found.open()
                    ? by(found.endpoint())
                    : unless(access.refusalOfAdmin(head), by(found.endpoint())));
  }

  private Optional<RouteDecision> webhook(HttpHead head) {
    if (!WEBHOOK_METHODS.contains(head.method())) {
      return Optional.empty();
    }
    if (WebhookPath.leadsHere(head.target())) {
      return Optional.of(unless(access.refusalOfWebhook(head, KeyStore.DURABLE), by(management)));
    }
    return WebhookPath.otherExtension(head.target())
        .map(
            name ->
                unless(
                    access.refusalOfWebhook(head, KeyStore.nameOf(name)),
                    new RouteDecision.Now(HttpResponse.empty(404))));
  }

  private Optional<RouteDecision> function(HttpHead head) {
    Optional<FunctionMatch> match = routes.find(head.method(), head.target().path());
    return match.map(
        found ->
            unless(
                access.refusal(found.function(), head),
                new RouteDecision.By(functions.endpoint(found), false, functionTimeout)));
  }

  private Optional<RouteDecision> home(HttpHead head) {
    return head.target().path().equals("/")
        ? Optional.of(new RouteDecision.Now(HomePage.reply(environment)))
        : Optional.empty();
  }

  private static RouteDecision by(Endpoint endpoint) {
    return new RouteDecision.By(endpoint, true, Optional.empty());
  }

  private static RouteDecision unless(Optional<HttpResponse> refusal, RouteDecision otherwise) {
    return refusal.<RouteDecision>map(RouteDecision.Now::new).orElse(otherwise);
  }
}

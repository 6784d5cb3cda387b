package dev.durablesingleton.local.web.routing;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of all HTTP functions, in the order in which they are tried. Immutable. */
public final class RouteTable {

  private static final String CATEGORY = "Host.Startup";

  private record Route(FunctionMetadata function, RouteTemplate template, Methods methods) {}

  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Maps functions and logs what it maps. Functions are tried in the order given.
   *
   * <p>A route text that is wrong leaves out its function, loudly; the real host does not start
   * then.
   *
   * @param prefix what host.json says, {@code api} by default, or empty
   */
  public static RouteTable of(List<FunctionMetadata> functions, String prefix, HostLog log) {
    List<Route> routes = new ArrayList<>();
    StringBuilder mapped = new StringBuilder("Initializing function HTTP routes");
    for (FunctionMetadata function : functions) {
      if (function.error() == null && function.isTriggeredBy("httpTrigger")) {
        add(function, RouteText.of(function, prefix), routes, mapped, log);
      }
    }
    log.info(CATEGORY, routes.isEmpty() ? mapped + "\nNo HTTP routes mapped" : mapped.toString());
    return new RouteTable(routes);
  }

  private static void add(
      FunctionMetadata function,
      String text,
      List<Route> routes,
      StringBuilder mapped,
      HostLog log) {
    Methods methods = Methods.of(function.trigger());
    try {
      routes.add(new Route(function, TemplateParser.parse(RouteText.parsed(text)), methods));
    } catch (RouteSyntaxException e) {
      log.error(
          CATEGORY,
          "The function '" + function.name() + "' is not served. " + e.getMessage(),
          null);
      return;
    }
    mapped.append("\nMapped function route '" + text + "' [" + methods + "] to '");
    mapped.append(function.name()).append('\'');
    if (methods.takeNone()) {
      log.warn(
          CATEGORY,
          "The function '"
              + function.name()
              + "' answers no request, here and in Azure, since its 'methods' are an empty list;"
              + " name at least one in its @HttpTrigger.");
    }
  }

  /** The first function whose template, constraints and methods meet a request. */
  public Optional<FunctionMatch> find(String method, String decodedPath) {
    RequestPath path = new RequestPath(decodedPath);
    for (Route route : routes) {
      if (route.methods.take(method)) {
        Map<String, String> values = route.template.match(path);
        if (values != null) {
          return Optional.of(new FunctionMatch(route.function, values));
        }
      }
    }
    return Optional.empty();
  }
}

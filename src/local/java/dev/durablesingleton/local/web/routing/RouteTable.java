package dev.durablesingleton.local.web.routing;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.HttpTrigger;
import dev.durablesingleton.local.log.HostLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of all HTTP functions, in the order in which they are tried. Immutable. */
public final class RouteTable {

  private static final String CATEGORY = "Host.Startup";

  private record Route(FunctionMetadata function, RouteTemplate template, HttpTrigger trigger) {}

  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Maps the functions and logs each mapping. Functions are tried in the given order.
   *
   * <p>A function whose route cannot be parsed is omitted with an error in the log; the real host
   * does not start in this case.
   *
   * @param prefix from {@code host.json}, {@code api} by default; may be empty
   */
  public static RouteTable of(List<FunctionMetadata> functions, String prefix, HostLog log) {
    List<Route> routes = new ArrayList<>();
    StringBuilder mapped = new StringBuilder("Initializing function HTTP routes");
    for (FunctionMetadata function : functions) {
      if (function.error() == null) {
        function
            .httpTrigger()
            .ifPresent(trigger -> add(function, trigger, prefix, routes, mapped, log));
      }
    }
    log.info(CATEGORY, routes.isEmpty() ? mapped + "\nNo HTTP routes mapped" : mapped.toString());
    return new RouteTable(routes);
  }

  private static void add(
      FunctionMetadata function,
      HttpTrigger trigger,
      String prefix,
      List<Route> routes,
      StringBuilder mapped,
      HostLog log) {
    String template = prefix.isEmpty() ? trigger.route() : prefix + "/" + trigger.route();
    try {
      routes.add(new Route(function, TemplateParser.parse(template), trigger));
    } catch (RouteSyntaxException e) {
      log.error(
          CATEGORY,
          "The function '" + function.name() + "' is not served. " + e.getMessage(),
          null);
      return;
    }
    String methods = trigger.methods() == null ? "all" : String.join(",", trigger.methods());
    // The real host logs a leading slash if the prefix is empty (recorded).
    mapped
        .append("\nMapped function route '")
        .append(prefix + "/" + trigger.route())
        .append("' [" + methods + "] to '" + function.name() + "'");
    if (trigger.allowsNone()) {
      log.warn(
          CATEGORY,
          "No request can reach the function '"
              + function.name()
              + "', neither here nor in Azure, because its 'methods' are an empty list. List at"
              + " least one method in its @HttpTrigger.");
    }
  }

  /** The first function whose template, constraints and methods match a request. */
  public Optional<FunctionMatch> find(String method, String decodedPath) {
    RequestPath path = new RequestPath(decodedPath);
    for (Route route : routes) {
      if (route.trigger.allows(method)) {
        Map<String, String> values = route.template.match(path);
        if (values != null) {
          return Optional.of(new FunctionMatch(route.function, values));
        }
      }
    }
    return Optional.empty();
  }
}

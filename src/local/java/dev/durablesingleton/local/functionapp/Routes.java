package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The HTTP routes of the functions so far; a function with a route in use is in error. */
final class Routes {

  private final List<Route> taken = new ArrayList<>();

  /** Adds the function's route. Returns null, or the host's message if the route is rejected. */
  String add(FunctionMetadata function) {
    if (!function.isTriggeredBy("httpTrigger")) {
      return null;
    }
    Route route = Route.of(function);
    if (route.template.startsWith("admin") || route.template.startsWith("runtime")) {
      return "The specified route conflicts with one or more built in routes.";
    }
    for (Route other : taken) {
      if (other.template.equals(route.template) && other.overlaps(route)) {
        return "The route specified conflicts with the route defined by function '"
            + other.function
            + "'.";
      }
    }
    taken.add(route);
    return null;
  }

  /** A route's text as the host compares it; no methods stand for all of them. */
  private record Route(String function, String template, Set<String> methods) {

    static Route of(FunctionMetadata function) {
      String given = function.trigger().text("route");
      String template = given == null || given.isBlank() ? function.name() : given;
      return new Route(
          function.name(),
          template.toLowerCase(Locale.ROOT).replaceAll("^/+|/+$", ""),
          methods(function.trigger()));
    }

    boolean overlaps(Route other) {
      return methods.isEmpty()
          || other.methods.isEmpty()
          || methods.stream().anyMatch(other.methods::contains);
    }

    private static Set<String> methods(Binding trigger) {
      Set<String> methods = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      if (JsonFile.member(trigger.properties(), "methods") instanceof JsonArray list) {
        for (JsonElement method : list) {
          methods.add(method.getAsString());
        }
      }
      return methods;
    }
  }
}

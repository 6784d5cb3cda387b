package dev.durablesingleton.local.web.routing;

import dev.durablesingleton.local.functionapp.FunctionMetadata;

/** Composes the text of a function's route. */
public final class RouteText {

  private RouteText() {}

  /** Prefix and route, as the host logs it; a function without a route has its name. */
  public static String of(FunctionMetadata function, String prefix) {
    String route = function.trigger().text("route");
    return prefix + "/" + (route == null || route.isEmpty() ? function.name() : route);
  }

  /** The text that is read as a template: without a prefix there is no slash in front. */
  static String parsed(String text) {
    return text.startsWith("/") ? text.substring(1) : text;
  }
}

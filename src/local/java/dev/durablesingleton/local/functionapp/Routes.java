package dev.durablesingleton.local.functionapp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The HTTP routes of the functions read so far; finds the functions whose route conflicts. */
final class Routes {

  private final Map<String, HttpTrigger> byFunction = new LinkedHashMap<>();

  /**
   * Adds the route of a function.
   *
   * @return the error, in the host's words; null if there is none
   */
  @Nullable String add(FunctionMetadata function) {
    Optional<HttpTrigger> trigger = function.httpTrigger();
    if (trigger.isEmpty()) {
      return null;
    }
    if (trigger.get().isReserved()) {
      return "The specified route conflicts with one or more built in routes.";
    }
    for (Map.Entry<String, HttpTrigger> other : byFunction.entrySet()) {
      if (trigger.get().conflictsWith(other.getValue())) {
        return "The route specified conflicts with the route defined by function '"
            + other.getKey()
            + "'.";
      }
    }
    byFunction.put(function.name(), trigger.get());
    return null;
  }
}

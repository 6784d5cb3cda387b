package dev.durablesingleton.local.web.routing;

import java.util.List;

/** A piece of one segment of a route template. */
sealed interface Part {

  /** Text that must be there, in any letter case. */
  record Literal(String text) implements Part {}

  /**
   * A place for a value.
   *
   * @param fallback the value where the URL has none; null for no such value
   */
  record Parameter(
      String name,
      boolean catchAll,
      boolean optional,
      String fallback,
      List<Constraint> constraints)
      implements Part {

    boolean mayBeAbsent() {
      return optional || catchAll || fallback != null;
    }

    boolean accepts(String value) {
      if (value == null && optional) {
        return true;
      }
      for (Constraint constraint : constraints) {
        if (value == null || !constraint.accepts(value)) {
          return false;
        }
      }
      return true;
    }
  }
}

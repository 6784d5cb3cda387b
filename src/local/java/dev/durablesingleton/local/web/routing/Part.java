package dev.durablesingleton.local.web.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a segment of a route template. */
sealed interface Part {

  /** Literal text; case-insensitive. */
  record Literal(String text) implements Part {}

  /**
   * A parameter.
   *
   * @param defaultValue the value if the URL has none; null if there is no default
   */
  record Parameter(
      String name,
      boolean catchAll,
      boolean optional,
      @Nullable String defaultValue,
      List<Constraint> constraints)
      implements Part {

    boolean mayBeAbsent() {
      return optional || catchAll || defaultValue != null;
    }

    boolean accepts(@Nullable String value) {
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

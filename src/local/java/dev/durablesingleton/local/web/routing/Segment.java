package dev.durablesingleton.local.web.routing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A segment of a route template, the text between two slashes. */
record Segment(List<Part> parts) {

  /** The parameter, if the segment consists of one parameter; null otherwise. */
  Part.@Nullable Parameter parameter() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Parameter parameter ? parameter : null;
  }

  boolean isCatchAll() {
    return parameter() != null && parameter().catchAll();
  }

  boolean mayBeAbsent() {
    return parameter() != null && parameter().mayBeAbsent();
  }

  /** Matches the text of one segment and adds its values. */
  boolean matches(String text, Map<String, String> values) {
    if (text.isEmpty()) {
      return false;
    }
    if (parts.size() > 1) {
      return ComplexSegment.matches(parts, text, values);
    }
    if (parts.get(0) instanceof Part.Literal literal) {
      return literal.text().equalsIgnoreCase(text);
    }
    values.put(((Part.Parameter) parts.get(0)).name(), text);
    return true;
  }
}

package dev.durablesingleton.local.web.routing;

import java.util.List;
import java.util.Map;

/** What stands between two slashes of a route template. */
record Segment(List<Part> parts) {

  /** The one parameter that the segment consists of; null when it is anything else. */
  Part.Parameter parameter() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Parameter parameter ? parameter : null;
  }

  boolean isCatchAll() {
    return parameter() != null && parameter().catchAll();
  }

  boolean mayBeAbsent() {
    return parameter() != null && parameter().mayBeAbsent();
  }

  /** Matches the text of one segment and keeps its values. */
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
    values.put(parameter().name(), text);
    return true;
  }
}

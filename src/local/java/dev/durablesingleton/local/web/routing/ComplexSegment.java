package dev.durablesingleton.local.web.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches a segment of several parts from right to left, as ASP.NET's {@code RoutePatternMatcher}
 * does: each literal is matched at its last occurrence, so values on the right are as short as
 * possible.
 */
final class ComplexSegment {

  private static final String OPTIONAL_SEPARATOR = ".";

  private ComplexSegment() {}

  static boolean matches(List<Part> parts, String text, Map<String, String> values) {
    if (matchesAll(parts, text, values)) {
      return true;
    }
    int last = parts.size() - 1;
    return parts.get(last) instanceof Part.Parameter parameter
        && parameter.optional()
        && !text.endsWith(OPTIONAL_SEPARATOR)
        && matchesAll(parts.subList(0, last - 1), text, values);
  }

  private static boolean matchesAll(List<Part> parts, String text, Map<String, String> values) {
    Map<String, String> found = new LinkedHashMap<>();
    int end = text.length();
    Part.Parameter open = null;
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) instanceof Part.Literal literal) {
        int start = lastIndexOf(text, literal.text(), open == null ? end : end - 1);
        int after = start + literal.text().length();
        if (start < 0 || (open == null && after != end)) {
          return false;
        }
        if (open != null) {
          found.put(open.name(), text.substring(after, end));
          open = null;
        }
        end = start;
      } else {
        open = (Part.Parameter) parts.get(i);
      }
    }
    if (open != null) {
      found.put(open.name(), text.substring(0, end));
    }
    if (end == 0 == (open != null)) {
      return false;
    }
    values.putAll(found);
    return true;
  }

  /** The last index at which a literal ends at or before {@code end}; -1 if there is none. */
  private static int lastIndexOf(String text, String literal, int end) {
    for (int i = end - literal.length(); i >= 0; i--) {
      if (text.regionMatches(true, i, literal, 0, literal.length())) {
        return i;
      }
    }
    return -1;
  }
}

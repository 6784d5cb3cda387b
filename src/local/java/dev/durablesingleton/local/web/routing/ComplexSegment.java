package dev.durablesingleton.local.web.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches a segment of several parts from right to left: each literal is taken at its last
 * occurrence, so the values on the right are as short as can be. (ASP.NET's rule.)
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
        int behind = start + literal.text().length();
        if (start < 0 || open == null && behind != end) {
          return false;
        }
        if (open != null) {
          found.put(open.name(), text.substring(behind, end));
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

  /** The last place where a literal stands wholly before an end; -1 for none. */
  private static int lastIndexOf(String text, String literal, int end) {
    for (int i = end - literal.length(); i >= 0; i--) {
      if (text.regionMatches(true, i, literal, 0, literal.length())) {
        return i;
      }
    }
    return -1;
  }
}

package dev.durablesingleton.local.web.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parsed route template. Immutable. */
final class RouteTemplate {

  private final List<Segment> segments;

  RouteTemplate(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /**
   * The route values of a path that matches, or null. A value that the URL and the template leave
   * out has no entry.
   */
  Map<String, String> match(RequestPath path) {
    Map<String, String> values = new LinkedHashMap<>();
    int catchAll = take(path, values);
    if (catchAll < 0) {
      return null;
    }
    for (int i = catchAll; i < segments.size(); i++) {
      Part.Parameter absent = segments.get(i).parameter();
      if (absent != null && absent.fallback() != null) {
        values.putIfAbsent(absent.name(), absent.fallback());
      }
    }
    return accepted(values) ? values : null;
  }

  /** Takes what the path has; the number of template segments used up, or -1 for no match. */
  private int take(RequestPath path, Map<String, String> values) {
    for (int i = 0; i < path.size(); i++) {
      if (i == segments.size() || path.segment(i).isEmpty()) {
        return -1;
      }
      Segment segment = segments.get(i);
      if (segment.isCatchAll()) {
        values.put(segment.parameter().name(), path.from(i));
        return i + 1;
      }
      if (!segment.matches(path.segment(i), values)) {
        return -1;
      }
    }
    for (int i = path.size(); i < segments.size(); i++) {
      if (!segments.get(i).mayBeAbsent()) {
        return -1;
      }
    }
    return path.size();
  }

  private boolean accepted(Map<String, String> values) {
    for (Segment segment : segments) {
      for (Part part : segment.parts()) {
        if (part instanceof Part.Parameter parameter
            && !parameter.accepts(values.get(parameter.name()))) {
          return false;
        }
      }
    }
    return true;
  }
}

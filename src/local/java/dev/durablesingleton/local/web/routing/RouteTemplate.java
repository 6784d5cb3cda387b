package dev.durablesingleton.local.web.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed route template. Immutable. */
final class RouteTemplate {

  private final List<Segment> segments;

  RouteTemplate(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /**
   * The route values of a path, or null if the path does not match. Optional parameters without a
   * value have no entry.
   */
  @Nullable Map<String, String> match(RequestPath path) {
    Map<String, String> values = new LinkedHashMap<>();
    int matched = matchSegments(path, values);
    if (matched < 0) {
      return null;
    }
    for (int i = matched; i < segments.size(); i++) {
      Part.Parameter absent = segments.get(i).parameter();
      if (absent != null && absent.defaultValue() != null) {
        values.putIfAbsent(absent.name(), absent.defaultValue());
      }
    }
    return accepted(values) ? values : null;
  }

  /** Matches the segments of a path; the number of matched template segments, or -1. */
  private int matchSegments(RequestPath path, Map<String, String> values) {
    for (int i = 0; i < path.size(); i++) {
      if (i == segments.size() || path.segment(i).isEmpty()) {
        return -1;
      }
      Segment segment = segments.get(i);
      Part.Parameter whole = segment.parameter();
      if (whole != null && whole.catchAll()) {
        values.put(whole.name(), path.from(i));
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

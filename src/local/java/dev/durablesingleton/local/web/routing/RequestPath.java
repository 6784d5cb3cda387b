package dev.durablesingleton.local.web.routing;

import java.util.ArrayList;
import java.util.List;

/** A decoded path, split at slashes; one trailing slash is ignored. */
final class RequestPath {

  private final String path;
  private final List<String> segments = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  RequestPath(String path) {
    this.path = path;
    for (int start = 1; start < path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      segments.add(path.substring(start, end));
      starts.add(start);
      start = end + 1;
    }
  }

  int size() {
    return segments.size();
  }

  String segment(int index) {
    return segments.get(index);
  }

  /** The rest of the path from a segment on, including slashes. */
  String from(int index) {
    return path.substring(starts.get(index));
  }
}

package dev.durablesingleton.local.web.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The target of a request line.
 *
 * @param path decoded once except {@code %2F}, with dot segments resolved
 * @param query as sent, without the question question; empty if there is none
 */
public record RequestTarget(String path, String query) {

  /**
   * Parses a request target.
   *
   * @return empty if it has bytes outside ASCII or {@code %00}, which the host answers with 400
   */
  public static Optional<RequestTarget> parse(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) <= ' ' || raw.charAt(i) >= 127) {
        return Optional.empty();
      }
    }
    String target = withoutOrigin(raw);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    if (path.contains("%00")) {
      return Optional.empty();
    }
    String query = question < 0 ? "" : target.substring(question + 1);
    return Optional.of(new RequestTarget(withoutDots(Percent.decodePath(path)), query));
  }

  /** The path, encoded by {@link Percent#encodePath}. */
  public String escapedPath() {
    return Percent.encodePath(path);
  }

  /** The encoded path, and the query as sent. */
  public String escaped() {
    return query.isEmpty() ? escapedPath() : escapedPath() + "?" + query;
  }

  private static String withoutOrigin(String raw) {
    int scheme = raw.indexOf("://");
    if (raw.startsWith("/") || scheme < 0) {
      return raw;
    }
    int path = raw.indexOf('/', scheme + 3);
    return path < 0 ? "/" : raw.substring(path);
  }

  private static String withoutDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    Deque<String> resolved = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = segments[i].equals("..");
      if (up) {
        resolved.pollLast();
      }
      if (!up && !segments[i].equals(".")) {
        resolved.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        resolved.addLast("");
      }
    }
    return "/" + String.join("/", resolved);
  }
}

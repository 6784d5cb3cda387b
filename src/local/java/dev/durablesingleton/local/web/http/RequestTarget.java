package dev.durablesingleton.local.web.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a request line asks for.
 *
 * @param path decoded once, {@code %2F} kept, dot segments resolved
 * @param query as sent, without the question mark; empty when there is none
 */
public record RequestTarget(String path, String query) {

  /**
   * Reads a request target.
   *
   * @return empty for one that the host answers with 400: bytes outside ASCII, or {@code %00}
   */
  public static Optional<RequestTarget> parse(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) <= ' ' || raw.charAt(i) >= 127) {
        return Optional.empty();
      }
    }
    String target = withoutOrigin(raw);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    if (path.contains("%00")) {
      return Optional.empty();
    }
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return Optional.of(new RequestTarget(withoutDots(Percent.decodePath(path)), query));
  }

  /** The path as the host writes it again. */
  public String escapedPath() {
    return Percent.encodePath(path);
  }

  /** Path and query as the host writes them again. */
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
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = segments[i].equals("..");
      if (up) {
        kept.pollLast();
      }
      if (!up && !segments[i].equals(".")) {
        kept.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}

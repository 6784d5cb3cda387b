package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.web.http.Percent;
import dev.durablesingleton.local.web.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the segments of a webhook's path. The real host decodes them three times in all: it decodes
 * the path and writes it again, the extension decodes it as a form, and its route matcher once more
 * (recorded).
 */
public final class WebhookPath {

  /** What all paths of the extension begin with, in any letter case. */
  static final String PREFIX = "/runtime/webhooks/durabletask";

  private static final String WEBHOOKS = "/runtime/webhooks/";

  private WebhookPath() {}

  /** Whether a path leads to the extension. */
  public static boolean leadsHere(RequestTarget target) {
    String path = target.path();
    return path.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
  }

  /** The name of the extension that a path would lead to if it were there; empty for others. */
  public static Optional<String> otherExtension(RequestTarget target) {
    String path = target.path();
    if (!path.regionMatches(true, 0, WEBHOOKS, 0, WEBHOOKS.length())) {
      return Optional.empty();
    }
    String name = path.substring(WEBHOOKS.length()).split("/", 2)[0];
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /** The segments behind the prefix; empty for a path that has none or has an empty one. */
  static List<String> segments(RequestTarget target) {
    if (target.path().contains("//")) {
      return List.of();
    }
    String rest = Percent.decodeForm(target.escapedPath().substring(PREFIX.length()));
    List<String> segments = new ArrayList<>();
    int end = rest.length();
    while (end > 0 && rest.charAt(end - 1) == '/') {
      end--;
    }
    if (end == 0) {
      return List.of();
    }
    for (String segment : rest.substring(1, end).split("/", -1)) {
      if (segment.isEmpty()) {
        return List.of();
      }
      segments.add(Percent.decodePath(segment));
    }
    return segments;
  }
}

package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.web.http.Percent;
import dev.durablesingleton.local.web.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the paths of webhooks. The real host decodes their segments three times: the host decodes
 * and re-encodes the path, the extension decodes it as a form, and the extension's route matcher
 * decodes it once more (recorded).
 */
public final class WebhookPath {

  /** The prefix of all paths of the Durable extension; case-insensitive. */
  public static final String PREFIX = "/runtime/webhooks/durabletask";

  private static final String WEBHOOKS = "/runtime/webhooks/";

  private WebhookPath() {}

  /** Whether a path belongs to the Durable extension. */
  public static boolean isDurable(RequestTarget target) {
    String path = target.path();
    return path.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
  }

  /** The extension that a webhook path names; empty for other paths. */
  public static Optional<String> otherExtension(RequestTarget target) {
    String path = target.path();
    if (!path.regionMatches(true, 0, WEBHOOKS, 0, WEBHOOKS.length())) {
      return Optional.empty();
    }
    String name = path.substring(WEBHOOKS.length()).split("/", 2)[0];
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /** The segments after the prefix; empty if there is none or one of them is empty. */
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

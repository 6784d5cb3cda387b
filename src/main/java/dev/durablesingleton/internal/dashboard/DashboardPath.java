package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a URL of the dashboard asks for.
 *
 * @param resource such as {@code instances}; empty for the page
 * @param name of the action or file; empty for other resources
 */
record DashboardPath(String resource, String name) {

  private static final Pattern BELOW_SINGLETONS =
      Pattern.compile(".*/singletons/(?:(actions|assets)/([^/]+)|([a-z]+))/?");

  /**
   * The end of the request's path, below {@code singletons}; a route may have any prefix.
   *
   * @throws InvalidRequestException if the URL cannot be parsed
   */
  static DashboardPath of(HttpRequestMessage<?> request) {
    String path;
    try {
      path = request.getUri().getPath();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "The URL holds a character that must be percent-encoded: " + e.getMessage() + ".");
    }
    Matcher below = BELOW_SINGLETONS.matcher(path);
    if (!below.matches()) {
      return new DashboardPath("", "");
    }
    return below.group(1) == null
        ? new DashboardPath(below.group(3), "")
        : new DashboardPath(below.group(1), below.group(2));
  }
}

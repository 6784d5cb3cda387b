package dev.durablesingleton.local.web.admin;

import java.util.List;

/** Splits the paths below {@code /admin}; a trailing slash is ignored. */
final class AdminPath {

  private static final String PREFIX = "/admin/";

  private AdminPath() {}

  /** The segments after the prefix; empty for a path outside {@code /admin}. */
  static List<String> segments(String path) {
    if (!path.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || path.contains("//")) {
      return List.of();
    }
    String rest = path.substring(PREFIX.length());
    return rest.isEmpty() ? List.of() : List.of(rest.split("/"));
  }

  static boolean is(List<String> path, String... words) {
    return path.size() == words.length && begins(path, words);
  }

  static boolean begins(List<String> path, String... words) {
    if (path.size() < words.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equalsIgnoreCase(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}

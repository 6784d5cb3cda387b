package dev.durablesingleton.local.web.admin;

import java.util.List;

/** Takes apart the paths below {@code /admin}; a slash at the end does not count. */
final class AdminPath {

  private static final String PREFIX = "/admin/";

  private AdminPath() {}

  /** The segments behind the prefix; empty for another path. */
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

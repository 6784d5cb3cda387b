package dev.durablesingleton.local.builtin;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spelling of a response header's name. Java's client reports names in lower case; .NET reports
 * those that it knows in its own spelling, and others as the server wrote them, which is mostly
 * with each word capitalized.
 */
final class HeaderName {

  /** Names that .NET knows and that are not spelled by the rule. */
  private static final Map<String, String> IRREGULAR = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name :
        new String[] {
          "DNT",
          "ETag",
          "P3P",
          "TE",
          "TSV",
          "WWW-Authenticate",
          "X-AspNet-Version",
          "X-MSEdge-Ref",
          "X-Request-ID",
          "X-UA-Compatible",
          "X-XSS-Protection"
        }) {
      IRREGULAR.put(name, name);
    }
  }

  private HeaderName() {}

  static String spelled(String name) {
    String known = IRREGULAR.get(name);
    return known == null ? capitalized(name) : known;
  }

  private static String capitalized(String name) {
    StringBuilder spelled = new StringBuilder(name.toLowerCase(Locale.ROOT));
    for (int i = 0; i < spelled.length(); i++) {
      if (i == 0 || spelled.charAt(i - 1) == '-') {
        spelled.setCharAt(i, Character.toUpperCase(spelled.charAt(i)));
      }
    }
    return spelled.toString();
  }
}

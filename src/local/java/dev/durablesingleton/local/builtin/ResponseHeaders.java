package dev.durablesingleton.local.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How .NET divides the headers of a response. */
final class ResponseHeaders {

  /** Headers of the content, which the extension does not return. */
  private static final Set<String> OF_CONTENT =
      Set.of(
          "allow",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-length",
          "content-location",
          "content-md5",
          "content-range",
          "content-type",
          "expires",
          "last-modified");

  /** Headers whose values .NET separates at commas. */
  private static final Set<String> LISTS =
      Set.of(
          "accept-ranges",
          "connection",
          "pragma",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "vary",
          "via");

  private ResponseHeaders() {}

  /** Whether a header belongs to the content, not to the request or response. */
  static boolean describesContent(String name) {
    return OF_CONTENT.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The values of a header, separated as .NET does. */
  static List<String> values(String name, List<String> lines) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean list = LISTS.contains(lower);
    if (!list && !lower.equals("server")) {
      return lines;
    }
    // Server has products and comments, separated by blanks.
    List<String> values = new ArrayList<>();
    lines.forEach(line -> values.addAll(split(line, list ? ',' : ' ')));
    return values;
  }

  /** Splits a line outside quotation marks and comments. */
  private static List<String> split(String line, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (char c : (line + separator).toCharArray()) {
      quoted ^= c == '"';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth <= 0 && !quoted) {
        if (!part.toString().isBlank()) {
          parts.add(part.toString().trim());
        }
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    // Unbalanced, so .NET cannot parse the line and keeps it whole.
    return part.isEmpty() ? parts : List.of(line);
  }
}

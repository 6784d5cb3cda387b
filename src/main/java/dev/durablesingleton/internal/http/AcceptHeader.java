package dev.durablesingleton.internal.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accept header (RFC 9110, 12.5.1), limited to the choice between plain text and JSON. */
record AcceptHeader(@Nullable String header) {

  private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=\\s*([0-9.]+)");

  /**
   * Whether JSON is listed and text/plain has no higher quality value. A wildcard does not list
   * JSON.
   */
  boolean prefersJson() {
    double json = quality(AcceptHeader::isJson);
    return json > 0 && json >= quality(AcceptHeader::matchesText);
  }

  private double quality(Predicate<String> type) {
    return ranges().stream()
        .filter(range -> type.test(range.split(";", 2)[0].strip()))
        .mapToDouble(AcceptHeader::quality)
        .max()
        .orElse(0);
  }

  private List<String> ranges() {
    return header == null ? List.of() : Arrays.asList(header.toLowerCase(Locale.ROOT).split(","));
  }

  private static boolean isJson(String type) {
    return type.equals("application/json")
        || type.equals("application/*")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static boolean matchesText(String type) {
    return type.equals("text/plain") || type.equals("text/*") || type.equals("*/*");
  }

  private static double quality(String range) {
    Matcher matcher = QUALITY.matcher(range);
    try {
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

package dev.durablesingleton.internal.links;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Encodes an instance ID for the Durable webhook's path. The Functions host decodes the path three
 * times, once with {@code +} as a space. One encoding is enough for every character except {@code
 * %} and {@code +}, which are encoded three times.
 */
final class PathSegment {

  private static final String UNRESERVED = "-._~";

  private PathSegment() {}

  static String of(String id) {
    StringBuilder segment = new StringBuilder(id.length());
    for (byte b : id.getBytes(UTF_8)) {
      append(segment, b);
    }
    return segment.toString();
  }

  private static void append(StringBuilder segment, byte b) {
    char c = (char) (b & 0xFF);
    if (c == '%') {
      segment.append("%252525");
    } else if (c == '+') {
      segment.append("%25252B");
    } else if (isUnreserved(c)) {
      segment.append(c);
    } else {
      segment.append(String.format("%%%02X", (int) c));
    }
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}

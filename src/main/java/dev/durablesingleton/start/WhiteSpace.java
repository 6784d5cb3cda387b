package dev.durablesingleton.start;

import java.util.stream.Collectors;

/**
 * White space as .NET defines it. The Durable extension checks IDs with {@code
 * String.IsNullOrWhiteSpace}. Java's definition differs: {@link Character#isWhitespace} excludes
 * U+0085, U+00A0, U+2007 and U+202F. Source: the remarks on {@code Char.IsWhiteSpace} in
 * Microsoft's .NET API reference.
 */
final class WhiteSpace {

  private static final int SHOWN = 8;

  private WhiteSpace() {}

  /** Whether all characters are white space; true for the empty text. */
  static boolean isAll(String text) {
    return text.chars().allMatch(WhiteSpace::is);
  }

  /** The code points of the first characters, which are invisible themselves: U+0020, U+3000. */
  static String codePoints(String text) {
    return text.chars().limit(SHOWN).mapToObj("U+%04X"::formatted).collect(Collectors.joining(", "))
        + (text.length() > SHOWN ? ", …" : "");
  }

  private static boolean is(int c) {
    return switch (c) {
      case ' ', 0x0085, 0x00A0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> (c >= '\t' && c <= '\r') || (c >= 0x2000 && c <= 0x200A);
    };
  }
}

package dev.durablesingleton.local.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-decoding in the three ways that the Functions host and its extension do it. */
public final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  /** What ASP.NET leaves as it is when it writes a path, besides letters and digits. */
  private static final String PATH_MARKS = "-._~!$&'()*+,;=:@/";

  private Percent() {}

  /**
   * Decodes once; {@code %2F}, and whatever is no whole UTF-8 character, stays as it was sent. (The
   * rule of the host's server and of ASP.NET's route matcher.)
   */
  public static String decodePath(String text) {
    return decode(text, true);
  }

  /** Decodes once, {@code %2F} too; what is no whole UTF-8 character stays as it was sent. */
  static String decodeData(String text) {
    return decode(text, false);
  }

  /** Decodes a form: {@code +} is a blank, bytes that are no UTF-8 become U+FFFD. */
  public static String decodeForm(String text) {
    String plusFree = text.replace('+', ' ');
    if (plusFree.indexOf('%') < 0) {
      return plusFree;
    }
    byte[] utf8 = plusFree.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
    String latin = new String(utf8, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < latin.length(); i++) {
      int octet = octet(latin, i);
      out.write(octet < 0 ? latin.charAt(i) : octet);
      i += octet < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Writes a decoded path as the host does; what looks like an escape already is not touched. */
  public static String encodePath(String path) {
    StringBuilder out = null;
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      int length = Character.charCount(c);
      if (isPlainInPath(c) || octet(path, i) >= 0) {
        if (out != null) {
          out.appendCodePoint(c);
        }
      } else {
        out = out == null ? new StringBuilder(path.length() + 16).append(path, 0, i) : out;
        for (byte octet : path.substring(i, i + length).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
        }
      }
      i += length;
    }
    return out == null ? path : out.toString();
  }

  private static boolean isPlainInPath(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PATH_MARKS.indexOf(c) >= 0;
  }

  private static String decode(String text, boolean keepSlash) {
    int first = text.indexOf('%');
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int c = Utf8Escapes.characterAt(text, i);
      if (c < 0 || keepSlash && c == '/') {
        out.append(text.charAt(i++));
      } else {
        out.appendCodePoint(c);
        i += Utf8Escapes.length(c);
      }
    }
    return out.toString();
  }

  /** The byte escaped at a place, or -1 where there is no escape. */
  static int octet(String text, int at) {
    if (at + 2 >= text.length() || text.charAt(at) != '%') {
      return -1;
    }
    int high = hexDigit(text.charAt(at + 1));
    int low = hexDigit(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}

package dev.durablesingleton.local.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The three ways in which the Functions host and its Durable extension decode percent escapes. */
public final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  /** Characters that ASP.NET does not encode in a path, in addition to letters and digits. */
  private static final String PATH_PUNCTUATION = "-._~!$&'()*+,;=:@/";

  private Percent() {}

  /**
   * Decodes a path once. {@code %2F} and escapes that are not valid UTF-8 stay encoded, as in
   * Kestrel and in ASP.NET's route matcher.
   */
  public static String decodePath(String text) {
    return decode(text, true);
  }

  /** Decodes once, including {@code %2F}; escapes that are not valid UTF-8 stay encoded. */
  static String decodeData(String text) {
    return decode(text, false);
  }

  /** Decodes a form: {@code +} is a space, and invalid UTF-8 becomes U+FFFD. */
  public static String decodeForm(String text) {
    String spaced = text.replace('+', ' ');
    if (spaced.indexOf('%') < 0) {
      return spaced;
    }
    byte[] utf8 = spaced.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
    String latin = new String(utf8, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < latin.length(); i++) {
      int octet = octet(latin, i);
      out.write(octet < 0 ? latin.charAt(i) : octet);
      i += octet < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Encodes a decoded path as ASP.NET does; sequences that look like escapes are not changed. */
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
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PATH_PUNCTUATION.indexOf(c) >= 0;
  }

  private static String decode(String text, boolean keepSlash) {
    int first = text.indexOf('%');
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int c = Utf8Escapes.characterAt(text, i);
      if (c < 0 || (keepSlash && c == '/')) {
        out.append(text.charAt(i++));
      } else {
        out.appendCodePoint(c);
        i += Utf8Escapes.length(c);
      }
    }
    return out.toString();
  }

  /** The byte of the escape at an index, or -1 if there is none. */
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

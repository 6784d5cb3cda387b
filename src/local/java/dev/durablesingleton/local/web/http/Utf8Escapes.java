package dev.durablesingleton.local.web.http;

/** Decodes one well-formed UTF-8 character from percent escapes. */
final class Utf8Escapes {

  private static final int ESCAPE_LENGTH = 3;
  private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

  private Utf8Escapes() {}

  /** The code point escaped at an index, or -1 if it is not well-formed. */
  static int characterAt(String text, int at) {
    int lead = Percent.octet(text, at);
    if (lead < 0x80) {
      return lead;
    }
    int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    int c = lead & (0x3F >> following);
    for (int i = 1; i <= following; i++) {
      int octet = Percent.octet(text, at + i * ESCAPE_LENGTH);
      if (octet < 0 || (octet & 0xC0) != 0x80) {
        return -1;
      }
      c = (c << 6) | (octet & 0x3F);
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return surrogate || c < SMALLEST[following] || c > Character.MAX_CODE_POINT ? -1 : c;
  }

  /** The length of the escapes of a code point, in characters. */
  static int length(int c) {
    return ESCAPE_LENGTH * (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
  }
}

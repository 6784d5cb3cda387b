package dev.durablesingleton.local.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Encodes texts for SQLite as CESU-8: like UTF-8, but with three bytes for each surrogate. So the
 * bytes compare like Java's strings, and lone surrogates and U+0000 are preserved, which SQLite's
 * type TEXT does not guarantee.
 */
final class StoredText {

  private static final int SURROGATE_LEAD = 0xED;

  private static final byte[] BEHIND_ALL = {(byte) 0xFF};

  private StoredText() {}

  /** Encodes a text. */
  static byte[] encode(String text) {
    if (!hasSurrogates(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes.write(unit);
      } else if (unit < 0x800) {
        bytes.write(0xC0 | (unit >> 6));
        bytes.write(0x80 | (unit & 0x3F));
      } else {
        bytes.write(0xE0 | (unit >> 12));
        bytes.write(0x80 | ((unit >> 6) & 0x3F));
        bytes.write(0x80 | (unit & 0x3F));
      }
    }
    return bytes.toByteArray();
  }

  /** Decodes bytes from {@link #encode}. */
  static String decode(byte[] bytes) {
    if (!mayHoldSurrogates(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int lead = bytes[i++];
      if (lead >= 0) {
        text.append((char) lead);
      } else if ((lead & 0xE0) == 0xC0) {
        text.append((char) (((lead & 0x1F) << 6) | (bytes[i++] & 0x3F)));
      } else {
        text.append(
            (char) (((lead & 0x0F) << 12) | ((bytes[i++] & 0x3F) << 6) | (bytes[i++] & 0x3F)));
      }
    }
    return text.toString();
  }

  /** Returns the first bytes after all that begin with a prefix. */
  static byte[] endOfPrefix(String prefix) {
    if (prefix.isEmpty()) {
      return BEHIND_ALL.clone();
    }
    byte[] bytes = encode(prefix);
    bytes[bytes.length - 1]++;
    return bytes;
  }

  /** A loop, since a stream takes several times as long, and each value is encoded here. */
  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHoldSurrogates(byte[] bytes) {
    for (byte b : bytes) {
      if ((b & 0xFF) == SURROGATE_LEAD) {
        return true;
      }
    }
    return false;
  }
}

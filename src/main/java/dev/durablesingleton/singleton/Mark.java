package dev.durablesingleton.singleton;

import java.util.UUID;

/**
 * Tells one start from another: a random UUID written behind the input's JSON text as 64 whitespace
 * characters, two bits each. Whitespace there means nothing in JSON, so neither the orchestrator
 * nor the status API sees it.
 */
record Mark(UUID id) {

  /** In characters, which are also bytes. */
  static final int LENGTH = 64;

  private static final char[] TWO_BITS = {' ', '\t', '\n', '\r'};

  static Mark random() {
    return new Mark(UUID.randomUUID());
  }

  /** The input with this mark behind it. */
  String on(JsonInput input) {
    return input.text() + text();
  }

  /** Whether this is the raw input of the start that carried this mark. */
  boolean isOn(String rawInput) {
    return rawInput != null && rawInput.endsWith(text());
  }

  private String text() {
    StringBuilder text = new StringBuilder(LENGTH);
    append(text, id.getMostSignificantBits());
    append(text, id.getLeastSignificantBits());
    return text.toString();
  }

  private static void append(StringBuilder text, long bits) {
    for (int shift = Long.SIZE - 2; shift >= 0; shift -= 2) {
      text.append(TWO_BITS[(int) (bits >>> shift) & 0b11]);
    }
  }
}

package dev.durablesingleton.start;

import java.util.Optional;
import java.util.UUID;

/**
 * Tells one start from another: a random UUID written behind the input's JSON text as 64 whitespace
 * characters, two bits each. Whitespace there means nothing in JSON, so the orchestrator does not
 * see it. The status API shows it in one place, {@code historyEvents[0].Input} of a status with
 * {@code showHistory=true}.
 */
record StartToken(UUID id) {

  /** In characters, which are also bytes. */
  static final int LENGTH = 64;

  /** What the number of restarts can reach in the one byte that it has. */
  static final int MOST_RESTARTS = 0xFF;

  private static final String TWO_BITS = " \t\n\r";

  // The version that RFC 9562, 5.8, leaves to applications.
  private static final int VERSION = 8;

  static StartToken random() {
    return random(0);
  }

  /**
   * A random mark that carries a number in its last byte: no other place in an instance is both
   * free and read back by the engine.
   *
   * @param restarts at most {@link #MOST_RESTARTS}
   */
  static StartToken random(int restarts) {
    UUID random = UUID.randomUUID();
    return new StartToken(
        new UUID(
            random.getMostSignificantBits() & ~0xF000L | VERSION << 12,
            random.getLeastSignificantBits() & ~0xFFL | restarts));
  }

  /** The mark that a raw input bears; empty for one without, as continue-as-new leaves behind. */
  static Optional<StartToken> of(String rawInput) {
    int start = rawInput.length() - LENGTH;
    if (start < 0 || !rawInput.substring(start).chars().allMatch(c -> TWO_BITS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    int middle = start + LENGTH / 2;
    return Optional.of(new StartToken(new UUID(bits(rawInput, start), bits(rawInput, middle))));
  }

  /** The input with this mark behind it. */
  String on(JsonInput input) {
    return input.text() + text();
  }

  /** Whether this is the raw input of the start that carried this mark. */
  boolean isOn(String rawInput) {
    return rawInput != null && rawInput.endsWith(text());
  }

  /** The number that the mark carries. */
  int restarts() {
    return id.version() == VERSION ? (int) id.getLeastSignificantBits() & 0xFF : 0;
  }

  private String text() {
    StringBuilder text = new StringBuilder(LENGTH);
    append(text, id.getMostSignificantBits());
    append(text, id.getLeastSignificantBits());
    return text.toString();
  }

  private static void append(StringBuilder text, long bits) {
    for (int shift = Long.SIZE - 2; shift >= 0; shift -= 2) {
      text.append(TWO_BITS.charAt((int) (bits >>> shift) & 0b11));
    }
  }

  private static long bits(String text, int start) {
    long bits = 0;
    for (int i = start; i < start + LENGTH / 2; i++) {
      bits = bits << 2 | TWO_BITS.indexOf(text.charAt(i));
    }
    return bits;
  }
}

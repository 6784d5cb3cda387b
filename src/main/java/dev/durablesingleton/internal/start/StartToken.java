package dev.durablesingleton.internal.start;

import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.start.JsonInput;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Start token: a random UUID that identifies one start. It is in two places of an instance:
 *
 * <ul>
 *   <li>Appended to the JSON input, as 64 whitespace characters of two bits each. JSON ignores
 *       trailing whitespace, so the orchestrator does not see it. The status API shows it in one
 *       place, {@code historyEvents[0].Input} of a status with {@code showHistory=true}. Every
 *       engine keeps it until the instance continues as new.
 *   <li>In a tag, as text. Durable extension 3.19.0 keeps it for the life of the instance and
 *       copies it to sub-orchestrations.
 * </ul>
 */
record StartToken(UUID id) {

  /** Length in characters, which is also the length in bytes. */
  static final int LENGTH = 64;

  /** Largest restart count that fits in one byte. */
  static final int MAX_RESTARTS = 0xFF;

  /** Name of the tag. */
  static final String TAG = "durable-singleton";

  private static final String TWO_BITS = " \t\n\r";

  // UUID version 8 is for custom formats (RFC 9562, 5.8).
  private static final int VERSION = 8;

  static StartToken random() {
    return random(0);
  }

  /**
   * A random token with a restart count in its last byte. The count is read from the input, which
   * every engine keeps; a run that has continued as new has no count.
   *
   * @param restarts at most {@link #MAX_RESTARTS}
   */
  static StartToken random(int restarts) {
    UUID random = UUID.randomUUID();
    return new StartToken(
        new UUID(
            (random.getMostSignificantBits() & ~0xF000L) | (VERSION << 12),
            (random.getLeastSignificantBits() & ~0xFFL) | restarts));
  }

  /** The token in a raw input; empty if there is none, as after continue-as-new. */
  static Optional<StartToken> of(String rawInput) {
    int start = rawInput.length() - LENGTH;
    if (start < 0 || !rawInput.substring(start).chars().allMatch(c -> TWO_BITS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    int middle = start + LENGTH / 2;
    return Optional.of(new StartToken(new UUID(bits(rawInput, start), bits(rawInput, middle))));
  }

  /** The input with this token appended. */
  String appendTo(JsonInput input) {
    return input.text() + text();
  }

  /** Whether a raw input ends with this token. */
  boolean isIn(@Nullable String rawInput) {
    return rawInput != null && rawInput.endsWith(text());
  }

  /** The value of the tag. */
  String tag() {
    return id.toString();
  }

  /** Whether a tag's value is this token. */
  boolean isTag(String value) {
    return tag().equals(value);
  }

  /** The token of an instance: that of the tag, if there is one, else that of the input. */
  static Optional<StartToken> of(TaggedInstance instance) {
    Optional<String> tag = instance.tag(TAG);
    return tag.isPresent() ? ofTag(tag.get()) : of(instance.metadata().getSerializedInput());
  }

  /** Whether two tokens are of the same idempotency key, function and ID. */
  boolean hasSameKey(StartToken other) {
    return id.getMostSignificantBits() == other.id.getMostSignificantBits();
  }

  /** The restart count; 0 for a token without one. */
  int restarts() {
    return id.version() == VERSION ? (int) id.getLeastSignificantBits() & 0xFF : 0;
  }

  /** The token of an instance's tag; empty if it has no such tag, or the client reads no tags. */
  static Optional<StartToken> ofTag(TaggedInstance instance) {
    return instance.tag(TAG).flatMap(StartToken::ofTag);
  }

  private static Optional<StartToken> ofTag(String tag) {
    try {
      return Optional.of(new StartToken(UUID.fromString(tag)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
      bits = (bits << 2) | TWO_BITS.indexOf(text.charAt(i));
    }
    return bits;
  }
}

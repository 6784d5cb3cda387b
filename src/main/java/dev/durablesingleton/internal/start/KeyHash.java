package dev.durablesingleton.internal.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What is derived from an idempotency key, so that each repetition has the same. */
public record KeyHash(IdempotencyKey key) {

  // UUID version 8 is for custom formats (RFC 9562, 5.8).
  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION = 0x8000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RESTARTS = 0xFFL;

  /** What is derived from a key. */
  public static KeyHash of(IdempotencyKey key) {
    return new KeyHash(key);
  }

  /** The ID of an instance for which the caller has chosen none: the same for each repetition. */
  public InstanceId instanceId(String orchestrator) {
    byte[] hash = hash("id", orchestrator, key.value());
    return new InstanceId(new UUID(first(hash), last(hash)).toString());
  }

  /**
   * The token of a start with the key. Its first half depends on key, orchestrator and ID, the
   * second on the input, so a repetition has the same token, and another input under the same key
   * is noticed.
   */
  StartToken token(String orchestrator, InstanceId id, JsonInput input) {
    return new StartToken(
        new UUID(
            first(hash("key", orchestrator, id.value(), key.value())),
            // The last byte is the number of restarts.
            last(hash("input", input.text())) & ~RESTARTS));
  }

  private static long first(byte[] hash) {
    return (ByteBuffer.wrap(hash).getLong() & ~VERSION_BITS) | VERSION;
  }

  private static long last(byte[] hash) {
    return (ByteBuffer.wrap(hash).getLong(Long.BYTES) & ~VARIANT_BITS) | VARIANT;
  }

  private static byte[] hash(String... parts) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      // With its length, so that no two lists of parts are the same bytes.
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    return sha256.digest();
  }
}

package dev.durablesingleton.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key by which a caller recognises its own start when it repeats a request whose answer it lost, as
 * in the IETF draft "The Idempotency-Key HTTP Header Field".
 */
public record IdempotencyKey(String value) {

  /** Name of the header, in lower case as the Java worker passes it. */
  public static final String HEADER = "idempotency-key";

  /** A string of RFC 8941, 3.3.3, as the draft has it. */
  private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");

  /** The bare value that most clients send. A comma would join two headers. */
  private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

  private static final int MAX_LENGTH = 256;

  // UUID version 8 is for custom formats (RFC 9562, 5.8).
  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION = 0x8000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RESTARTS = 0xFFL;

  /**
   * Reads a header's value, in quotes or bare.
   *
   * @throws InvalidRequestException if it is not a key
   */
  public static IdempotencyKey of(String header) {
    String text = header.strip();
    Matcher quoted = QUOTED.matcher(text);
    String value =
        quoted.matches()
            ? quoted.group(1).replaceAll("\\\\(.)", "$1")
            : BARE.matcher(text).matches() ? text : "";
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new InvalidRequestException(
          "The header Idempotency-Key is '"
              + header.replaceAll("\\p{Cc}", "\uFFFD")
              + "'; it must have 1 to 256 printable ASCII characters, in double quotes if there are"
              + " blanks, commas or double quotes among them.");
    }
    return new IdempotencyKey(value);
  }

  /** The ID of an instance for which the caller has chosen none: the same for each repetition. */
  public InstanceId instanceId(String orchestrator) {
    byte[] hash = hash("id", orchestrator, value);
    return new InstanceId(new UUID(first(hash), last(hash)).toString());
  }

  /**
   * The token of a start with this key. Its first half depends on key, orchestrator and ID, the
   * second on the input, so a repetition has the same token, and another input under the same key
   * is noticed.
   */
  StartToken token(String orchestrator, InstanceId id, JsonInput input) {
    return new StartToken(
        new UUID(
            first(hash("key", orchestrator, id.value(), value)),
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

package dev.durablesingleton.start;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key by which a caller recognizes its own start when it repeats a request whose answer it lost, as
 * in the IETF draft "The Idempotency-Key HTTP Header Field".
 *
 * @param value the key, without quotes
 */
public record IdempotencyKey(String value) {

  /** Name of the header, in lower case as the Java worker passes it. */
  public static final String HEADER = "idempotency-key";

  /** A string of RFC 8941, 3.3.3, as the draft has it. */
  private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");

  /** The bare value that most clients send. A comma would join two headers. */
  private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

  private static final int MAX_LENGTH = 256;

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
}

package dev.durablesingleton.singleton;

import java.util.Locale;
import java.util.UUID;

/**
 * The ID of an instance that the engine runs and a URL reaches. The rules are those that the
 * Durable extension 2.x enforced; 3.x takes any ID and never runs some.
 */
public record InstanceId(String value) {

  /** In UTF-16 units, as the extension counts. */
  public static final int MAX_LENGTH = 256;

  private static final int SHOWN_LENGTH = 64;

  /**
   * Checks the ID.
   *
   * @throws InvalidRequestException naming the rule that it breaks
   */
  public InstanceId {
    if (value.isEmpty()) {
      throw new InvalidRequestException(
          "The instance ID is empty; it must have 1 to 256 characters.");
    }
    if (value.length() > MAX_LENGTH) {
      throw broken(value, "has " + value.length() + " characters; at most 256 are allowed");
    }
    if (value.startsWith("@")) {
      throw broken(
          value, "starts with '@'; the engine takes such an ID for an entity and never runs it");
    }
    if (value.equals(".") || value.equals("..")) {
      throw broken(value, "is a step in a path; no URL can reach it");
    }
    // The host decodes a route value once, but never an encoded slash.
    if (value.toUpperCase(Locale.ROOT).contains("%2F")) {
      throw broken(
          value, "holds an encoded '/'; none of / \\ # ? and no control character is allowed");
    }
    value.chars().filter(InstanceId::isForbidden).findFirst().ifPresent(c -> refuse(value, c));
  }

  /** An ID that nobody has used. */
  public static InstanceId random() {
    return new InstanceId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isForbidden(int c) {
    return "/\\#?".indexOf(c) >= 0 || Character.isISOControl(c);
  }

  private static void refuse(String value, int c) {
    String name = Character.isISOControl(c) ? String.format("U+%04X", c) : "'" + (char) c + "'";
    throw broken(value, "holds " + name + "; none of / \\ # ? and no control character is allowed");
  }

  private static InvalidRequestException broken(String value, String rule) {
    String shown = value.length() > SHOWN_LENGTH ? value.substring(0, SHOWN_LENGTH) + "…" : value;
    return new InvalidRequestException(
        "The instance ID '" + shown.replaceAll("\\p{Cc}", "\uFFFD") + "' " + rule + ".");
  }
}

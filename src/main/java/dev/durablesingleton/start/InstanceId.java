package dev.durablesingleton.start;

import java.util.Locale;
import java.util.UUID;

/**
 * Instance ID that the engine can run and a URL can contain. Most rules are those of the Durable
 * extension 2.x; version 3.x accepts any ID but never runs some of them. Two rules come from
 * measurements on extension 3.19.0 with Azure Storage: for an ID of white space alone the engine
 * fails repeatedly and pauses all other orchestrations of the task hub for minutes, and the XML of
 * its queues cannot carry U+FFFE and U+FFFF.
 */
public record InstanceId(String value) {

  /** In UTF-16 code units, as in the extension. */
  public static final int MAX_LENGTH = 256;

  private static final int SHOWN_LENGTH = 64;

  /**
   * Checks the ID.
   *
   * @throws InvalidRequestException if the ID breaks a rule; the message names it
   */
  public InstanceId {
    if (value.isEmpty()) {
      throw new InvalidRequestException(
          "The instance ID is empty; it must have 1 to 256 characters.");
    }
    if (value.length() > MAX_LENGTH) {
      throw broken(value, "has " + value.length() + " characters; at most 256 are allowed");
    }
    if (WhiteSpace.isAll(value)) {
      throw new InvalidRequestException(
          "The instance ID is white space alone ("
              + WhiteSpace.codePoints(value)
              + "); on Azure Storage such an instance never runs and holds up all others for"
              + " minutes, so an ID must have at least one other character.");
    }
    if (value.startsWith("@")) {
      throw broken(
          value, "starts with '@'; the engine takes such an ID for an entity and never runs it");
    }
    if (value.equals(".") || value.equals("..")) {
      throw broken(value, "is a step in a path; no URL can reach it");
    }
    // The host decodes a route value once, except for an encoded slash.
    if (value.toUpperCase(Locale.ROOT).contains("%2F")) {
      throw broken(
          value, "holds an encoded '/'; none of / \\ # ? and no control character is allowed");
    }
    for (int i = 0; i < value.length(); i++) {
      if (isNoXml(value.charAt(i))) {
        throw noXml(value, value.charAt(i));
      }
    }
    for (int i = 0; i < value.length(); i++) {
      if (isForbidden(value.charAt(i))) {
        throw forbidden(value, value.charAt(i));
      }
    }
  }

  /** A new random ID. */
  public static InstanceId random() {
    return new InstanceId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isForbidden(char c) {
    return "/\\#?".indexOf(c) >= 0 || Character.isISOControl(c);
  }

  private static boolean isNoXml(char c) {
    return c == 0xFFFE || c == 0xFFFF;
  }

  private static InvalidRequestException noXml(String value, char c) {
    return broken(
        value,
        String.format(
            "holds U+%04X; the queues of Azure Storage cannot carry U+FFFE or U+FFFF, so neither is"
                + " allowed",
            (int) c));
  }

  private static InvalidRequestException forbidden(String value, char c) {
    String name = Character.isISOControl(c) ? String.format("U+%04X", (int) c) : "'" + c + "'";
    return broken(
        value, "holds " + name + "; none of / \\ # ? and no control character is allowed");
  }

  private static InvalidRequestException broken(String value, String rule) {
    String shown = value.length() > SHOWN_LENGTH ? value.substring(0, SHOWN_LENGTH) + "…" : value;
    return new InvalidRequestException(
        "The instance ID '"
            + shown.replaceAll("[\\p{Cc}\uFFFE\uFFFF]", "\uFFFD")
            + "' "
            + rule
            + ".");
  }
}

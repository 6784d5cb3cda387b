package dev.durablesingleton.start;

/**
 * A caller's value that breaks a rule; the message is one sentence for the caller, naming the value
 * and the rule.
 */
public final class InvalidRequestException extends IllegalArgumentException {

  public InvalidRequestException(String sentence) {
    super(sentence);
  }
}

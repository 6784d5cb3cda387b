package dev.durablesingleton.start;

/** Invalid value in a request. The message is one sentence that names the value and the rule. */
public final class InvalidRequestException extends IllegalArgumentException {

  public InvalidRequestException(String sentence) {
    super(sentence);
  }
}

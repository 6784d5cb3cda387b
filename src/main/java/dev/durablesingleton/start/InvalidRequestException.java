package dev.durablesingleton.start;

import java.util.Objects;

/** Invalid value in a request. The message is one sentence that names the value and the rule. */
public final class InvalidRequestException extends IllegalArgumentException {

  public InvalidRequestException(String sentence) {
    super(sentence);
  }

  /** The sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}

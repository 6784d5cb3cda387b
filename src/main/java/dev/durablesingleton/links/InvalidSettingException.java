package dev.durablesingleton.links;

import java.util.Objects;

/**
 * Invalid app setting. The message is one sentence that names the setting, its value and the rule.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  InvalidSettingException(String sentence) {
    super(sentence);
  }

  /** The sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}

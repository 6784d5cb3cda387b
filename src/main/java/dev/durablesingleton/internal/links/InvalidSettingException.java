package dev.durablesingleton.internal.links;

import java.util.Objects;

/**
 * Invalid app setting. The message is one sentence that names the setting, its value and the rule.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  public InvalidSettingException(String sentence) {
    super(sentence);
  }

  /** The sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The exception for a setting whose value breaks a rule, such as "true or false". */
  public static InvalidSettingException of(String setting, String value, String rule) {
    return new InvalidSettingException(
        "The app setting " + setting + " is '" + value + "'; it must be " + rule + ".");
  }
}

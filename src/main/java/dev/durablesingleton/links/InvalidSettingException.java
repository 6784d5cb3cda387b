package dev.durablesingleton.links;

/**
 * Invalid app setting. The message is one sentence that names the setting, its value and the rule.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  InvalidSettingException(String sentence) {
    super(sentence);
  }
}

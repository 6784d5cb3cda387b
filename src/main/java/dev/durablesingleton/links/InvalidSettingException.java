package dev.durablesingleton.links;

/**
 * A setting of the app that breaks a rule; the message is one sentence for whoever runs the app,
 * naming the setting, its value and the rule.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  InvalidSettingException(String sentence) {
    super(sentence);
  }
}

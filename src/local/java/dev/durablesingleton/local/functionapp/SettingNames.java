package dev.durablesingleton.local.functionapp;

import java.util.Map;

/** Replaces {@code %NAME%} in a text by app settings, as the host does for bindings. */
public final class SettingNames {

  private SettingNames() {}

  /**
   * Returns the text with its settings resolved.
   *
   * @throws PackageException with one sentence for the user, if a setting is missing
   */
  public static String resolve(String text, Map<String, String> settings) throws PackageException {
    StringBuilder resolved = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf('%'); start >= 0; start = text.indexOf('%', from)) {
      int end = text.indexOf('%', start + 1);
      if (end < 0) {
        throw new PackageException(
            "The '%%' at position %s of '%s' has no closing '%%'.".formatted(start, text));
      }
      String name = text.substring(start + 1, end);
      String value = settings.get(name);
      if (value == null) {
        throw new PackageException(
            "'%%%1$s%%' does not resolve to a value; set '%1$s' in the environment or in local.settings.json."
                .formatted(name));
      }
      resolved.append(text, from, start).append(value);
      from = end + 1;
    }
    return resolved.append(text.substring(from)).toString();
  }
}

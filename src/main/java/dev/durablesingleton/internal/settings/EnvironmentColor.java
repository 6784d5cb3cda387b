package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.links.InvalidSettingException;
import java.util.Arrays;
import java.util.Locale;

/** Color that tells environments apart. Each is readable in the dashboard's both themes. */
public enum EnvironmentColor {
  RED,
  ORANGE,
  GREEN,
  BLUE,
  PURPLE,
  GRAY;

  /**
   * The color with this name, ignoring case.
   *
   * @throws InvalidSettingException if there is none
   */
  static EnvironmentColor named(String setting, String name) {
    return Arrays.stream(values())
        .filter(color -> color.toString().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidSettingException.of(
                    setting, name, "red, orange, green, blue, purple or gray"));
  }

  /** The name in lower case, as in the setting. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

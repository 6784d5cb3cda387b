package dev.durablesingleton.internal.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where the app runs, so that people do not take one app for another.
 *
 * @param app name of the function app; of a local host, its address
 * @param name such as {@code production}
 */
public record AppEnvironment(String app, String name, EnvironmentColor color) {

  /** App setting with the name of the environment. */
  static final String SETTING = "SINGLETON_ENVIRONMENT";

  /** App setting with the color of the environment. */
  static final String COLOR_SETTING = "SINGLETON_ENVIRONMENT_COLOR";

  private static final String LOCAL = "local";

  /**
   * Reads the environment. Unless the settings say something else, it is {@code local} and green on
   * a developer's machine, and {@code Azure} and red elsewhere: nothing then says that it is not
   * production.
   *
   * @param setting returns the value of an app setting; empty if it is not set
   * @throws dev.durablesingleton.internal.links.InvalidSettingException if there is no such color
   */
  static AppEnvironment of(Function<String, Optional<String>> setting) {
    Optional<String> site = setting.apply("WEBSITE_SITE_NAME");
    // Azure sets the name of the site, also if someone sets the stage to Development there.
    boolean isLocal =
        site.isEmpty()
            && setting
                .apply("AZURE_FUNCTIONS_ENVIRONMENT")
                .filter("Development"::equals)
                .isPresent();
    return new AppEnvironment(
        site.or(() -> setting.apply("WEBSITE_HOSTNAME")).orElse("this app"),
        setting.apply(SETTING).map(String::strip).orElse(isLocal ? LOCAL : "Azure"),
        setting
            .apply(COLOR_SETTING)
            .map(color -> EnvironmentColor.named(COLOR_SETTING, color))
            .orElse(isLocal ? EnvironmentColor.GREEN : EnvironmentColor.RED));
  }
}

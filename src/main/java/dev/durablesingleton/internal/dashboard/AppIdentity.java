package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.internal.settings.AppEnvironment;

/**
 * What the dashboard shows of the app, so that nobody acts on another app by mistake.
 *
 * @param app name of the function app
 * @param hub name of the task hub
 * @param color such as {@code red}
 */
record AppIdentity(String app, String hub, String environment, String color) {

  static AppIdentity of(AppEnvironment environment, String hub) {
    return new AppIdentity(
        environment.app(), hub, environment.name(), environment.color().toString());
  }
}

package dev.durablesingleton.local.functionapp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name of the task hub, by the rules of the Durable extension's AzureStorageOptions. */
final class HubName {

  private static final int MIN = 3;
  private static final int MAX = 45;

  private HubName() {}

  /**
   * Returns the name with {@code %SETTING%} resolved, by default one derived from the site's name.
   */
  static String of(@Nullable String given, Map<String, String> environment)
      throws PackageException {
    String name = given == null ? null : resolved(given, environment);
    if (name == null || name.isBlank()) {
      return sanitised(environment.getOrDefault("WEBSITE_SITE_NAME", "TestHubName"));
    }
    if (!name.matches("[A-Za-z][A-Za-z0-9]{" + (MIN - 1) + "," + (MAX - 1) + "}")) {
      throw new PackageException(
          "host.json: Task hub name '"
              + name
              + "' should contain only alphanumeric characters, start with a letter, and have length"
              + " between 3 and 45; change 'extensions.durableTask.hubName'.");
    }
    return name;
  }

  private static String resolved(String given, Map<String, String> environment)
      throws PackageException {
    try {
      return SettingNames.resolve(given, environment);
    } catch (PackageException e) {
      throw new PackageException("host.json: in the task hub's name, " + e.getMessage());
    }
  }

  private static String sanitised(String site) {
    String name = site.replaceAll("[^\\p{L}\\p{Nd}]", "");
    if (name.isEmpty()) {
      return "DefaultTaskHub";
    }
    if (Character.isDigit(name.charAt(0))) {
      name = "t" + name;
    }
    name = name.length() > MAX ? name.substring(0, MAX) : name;
    return name.length() < MIN ? name + "Hub" : name;
  }
}

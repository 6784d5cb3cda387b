package dev.durablesingleton.local.conformance.wire;

import java.util.Map;
import java.util.stream.Collectors;

/** The settings of one start of the recorded host; each profile begins with an empty hub. */
enum Profile {
  BASE("base", Map.of()),
  WINDOW_0("window-0", Map.of("entityMessageReorderWindowInMinutes", "0")),
  VER_DEFAULT(
      "ver-default", Map.of("entityMessageReorderWindowInMinutes", "0", "defaultVersion", "1.5")),
  VER_NONE(
      "ver-none",
      Map.of(
          "entityMessageReorderWindowInMinutes", "0",
          "defaultVersion", "1.5",
          "versionMatchStrategy", "None")),
  VER_OLDER_FAIL(
      "ver-older-fail",
      Map.of(
          "entityMessageReorderWindowInMinutes", "0",
          "defaultVersion", "1.5",
          "versionMatchStrategy", "CurrentOrOlder",
          "versionFailureStrategy", "Fail")),
  VER_STRICT_FAIL(
      "ver-strict-fail",
      Map.of(
          "entityMessageReorderWindowInMinutes", "0",
          "defaultVersion", "1.5",
          "versionMatchStrategy", "Strict",
          "versionFailureStrategy", "Fail")),
  ANY_STATE("any-state", Map.of("overridableExistingInstanceStates", "AnyState"));

  private static final String PREFIX = "AzureFunctionsJobHost__extensions__durableTask__";

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // The map is unmodifiable.
  private final Map<String, String> settings;

  Profile(String label, Map<String, String> settings) {
    this.label = label;
    this.settings = settings;
  }

  String label() {
    return label;
  }

  /** The settings as environment variables of the host. */
  Map<String, String> environment() {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(setting -> PREFIX + setting.getKey(), Map.Entry::getValue));
  }
}

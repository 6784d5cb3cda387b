package dev.durablesingleton.local.functionapp;

import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code extensions.durableTask} for versions of orchestrations, with the
 * extension's defaults applied.
 *
 * @param defaultVersion the app's version, and that of starts that name none; null for none
 */
public record VersionSettings(
    @Nullable String defaultVersion,
    MatchStrategy versionMatchStrategy,
    FailureStrategy versionFailureStrategy) {

  /** Which versions of instances run. */
  public enum MatchStrategy {
    NONE,
    STRICT,
    CURRENT_OR_OLDER
  }

  /** What becomes of an instance whose version does not match. */
  public enum FailureStrategy {
    REJECT,
    FAIL
  }

  /** The settings of a {@code host.json} without any. */
  public static VersionSettings defaults() {
    return new VersionSettings(null, MatchStrategy.CURRENT_OR_OLDER, FailureStrategy.REJECT);
  }

  static VersionSettings read(SettingReader settings) throws PackageException {
    return new VersionSettings(
        settings.text("defaultVersion").filter(text -> !text.isBlank()).orElse(null),
        settings
            .choice("versionMatchStrategy", "None", "Strict", "CurrentOrOlder")
            .map(i -> MatchStrategy.values()[i])
            .orElse(MatchStrategy.CURRENT_OR_OLDER),
        settings
            .choice("versionFailureStrategy", "Reject", "Fail")
            .map(i -> FailureStrategy.values()[i])
            .orElse(FailureStrategy.REJECT));
  }
}

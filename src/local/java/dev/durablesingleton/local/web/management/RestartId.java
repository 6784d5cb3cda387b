package dev.durablesingleton.local.web.management;

import java.util.Optional;

/** The extension's rules for the ID that a restart gives (3.19.0, recorded). */
final class RestartId {

  private RestartId() {}

  /** The reason why an ID is refused; empty if it is accepted. */
  static Optional<String> refusal(String id) {
    if (id.startsWith("@")) {
      return Optional.of(sentence("start with @"));
    }
    boolean reserved = id.chars().anyMatch(c -> "/\\#?".indexOf(c) >= 0);
    return reserved || id.chars().anyMatch(Character::isISOControl)
        ? Optional.of(sentence("contain /, \\, #, ?, or control characters"))
        : Optional.empty();
  }

  private static String sentence(String rule) {
    return "Orchestration instance IDs must not " + rule + ". (Parameter 'newInstanceId')";
  }
}

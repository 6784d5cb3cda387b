package dev.durablesingleton.testkit.replay;

/** What a replay found. */
public sealed interface Finding {

  /** Everything as before. */
  record Same() implements Finding {}

  /** The replay leaves the history; {@code where} is one sentence. */
  record Diverges(String where) implements Finding {}

  /** The orchestrator caught what the SDK throws to suspend it, and went on. */
  record Swallows() implements Finding {}
}

package dev.durablesingleton.local.replay;

/** The result of a replay. */
public sealed interface ReplayResult {

  /** The replay matches the history. */
  record Matches() implements ReplayResult {}

  /**
   * The replay differs from the history.
   *
   * @param difference the first difference, as a sentence
   */
  record Diverges(String difference) implements ReplayResult {}

  /** The orchestrator caught the exception by which the SDK suspends it, and continued. */
  record SwallowsSuspension() implements ReplayResult {}
}

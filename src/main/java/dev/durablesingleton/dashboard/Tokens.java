package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationStatusQueryResult;

/** Continuation tokens, which mean something to the engine alone. */
final class Tokens {

  private Tokens() {}

  /** Where the next page begins; null after the last, for which the SDK has an empty text. */
  static String next(OrchestrationStatusQueryResult result) {
    String token = result.getContinuationToken();
    return token == null || token.isEmpty() ? null : token;
  }
}

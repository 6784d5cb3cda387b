package dev.durablesingleton.internal.start;

import dev.durablesingleton.start.ExistingInstance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Precondition of a start: only the run that the caller saw may be replaced. Of several callers
 * that saw the same run, one starts the instance, even if its run has ended before the others
 * start.
 *
 * @param restarts consecutive failed runs before this start; stored in the start token, because the
 *     engine stores nothing about a replaced run
 * @param predecessor creation time of the run that may be replaced; null if none may
 */
public record StartPrecondition(int restarts, @Nullable Instant predecessor) {

  /** Limits the count to the largest that a start token can store. */
  public StartPrecondition {
    restarts = Math.min(restarts, StartToken.MAX_RESTARTS);
  }

  /** The restart count in a run's raw input; 0 if it has no start token. */
  public static int restartsIn(String rawInput) {
    return StartToken.of(rawInput).map(StartToken::restarts).orElse(0);
  }

  boolean allows(ExistingInstance existing) {
    return existing.createdAt().equals(predecessor);
  }
}

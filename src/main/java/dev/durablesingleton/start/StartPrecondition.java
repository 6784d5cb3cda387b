package dev.durablesingleton.start;

import java.time.Instant;
import java.util.Optional;

/**
 * What a start follows, for a caller who has looked before and starts nothing on top of anything
 * else. Of many such callers with the same view one starts the instance, even if that run has ended
 * before the others come.
 *
 * @param restarts how many runs failed in a row before this start; carried by the mark, since the
 *     engine keeps nothing of a run that is started over
 * @param predecessor when the run was created that may be started over; empty for none at all
 */
public record StartPrecondition(int restarts, Optional<Instant> predecessor) {

  /** Cuts the number off where the mark has no room for more. */
  public StartPrecondition {
    restarts = Math.min(restarts, StartToken.MOST_RESTARTS);
  }

  /** The number of restarts that the raw input of a run carries; 0 where it carries none. */
  public static int restartsIn(String rawInput) {
    return StartToken.of(rawInput).map(StartToken::restarts).orElse(0);
  }

  boolean allows(ExistingInstance existing) {
    return predecessor.equals(Optional.of(existing.createdAt()));
  }
}

package dev.durablesingleton.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Selects the turns to replay: the first hundred of each instance, then every hundredth. A replay
 * covers all turns before it, so replaying every turn of a long history would cost the square of
 * its length. Thread-safe.
 */
final class ReplaySampler {

  private static final int PERIOD = 100;

  private final Map<String, Integer> turns = new ConcurrentHashMap<>();

  /** Counts a turn of an instance and returns whether to replay it. */
  boolean select(String instanceId) {
    int turn = turns.merge(instanceId, 1, Integer::sum);
    return turn <= PERIOD || turn % PERIOD == 0;
  }
}

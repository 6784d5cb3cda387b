package dev.durablesingleton.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides which turns are replayed: the first hundred of each instance, then each hundredth, so
 * that an eternal orchestration or a long history does not cost twice. A replay covers all turns
 * before it. Thread-safe.
 */
final class ReplaySampler {

  private static final int ALL = 100;

  private final Map<String, Integer> turns = new ConcurrentHashMap<>();

  /** Whether an instance's next turn is one of them. */
  boolean next(String instanceId) {
    int turn = turns.merge(instanceId, 1, Integer::sum);
    return turn <= ALL || turn % ALL == 0;
  }
}

package dev.durablesingleton.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A hub's activities by name, ignoring case as the Functions host does, and the calls of all of
 * them. Thread-safe.
 */
final class ActivityRegistry {

  private final ConcurrentSkipListMap<String, HubActivity> byName =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<ActivityCall> calls = new ArrayList<>();

  HubActivity get(String name) {
    return byName.computeIfAbsent(name, key -> new HubActivity(key, this::record));
  }

  /** In the order in which they began. */
  synchronized List<ActivityCall> calls() {
    return List.copyOf(calls);
  }

  private synchronized void record(ActivityCall call) {
    calls.add(call);
  }
}

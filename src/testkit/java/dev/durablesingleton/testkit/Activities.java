package dev.durablesingleton.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A hub's activities by name, in any letter case, as the host compares names; and all their calls.
 * Thread-safe.
 */
final class Activities {

  private final ConcurrentSkipListMap<String, HubActivity> byName =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<ActivityCall> calls = new ArrayList<>();

  HubActivity of(String name) {
    return byName.computeIfAbsent(name, key -> new HubActivity(key, this::note));
  }

  /** In the order in which they began. */
  synchronized List<ActivityCall> calls() {
    return List.copyOf(calls);
  }

  private synchronized void note(ActivityCall call) {
    calls.add(call);
  }
}

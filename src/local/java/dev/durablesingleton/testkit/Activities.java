package dev.durablesingleton.testkit;

import java.util.concurrent.ConcurrentSkipListMap;

/** A hub's activities by name, in any letter case, as the host compares names. Thread-safe. */
final class Activities {

  private final ConcurrentSkipListMap<String, HubActivity> byName =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

  HubActivity of(String name) {
    return byName.computeIfAbsent(name, HubActivity::new);
  }
}

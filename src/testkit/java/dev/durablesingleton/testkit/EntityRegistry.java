package dev.durablesingleton.testkit;

import java.util.concurrent.ConcurrentSkipListMap;

/** A hub's entities by name, ignoring case as the Functions host does. Thread-safe. */
final class EntityRegistry {

  private final ConcurrentSkipListMap<String, HubEntities> byName =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

  HubEntities get(String name) {
    return byName.computeIfAbsent(name, HubEntities::new);
  }
}

package dev.durablesingleton.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The committed contents of a {@link MemoryStore}, guarded by its monitor. */
final class MemoryContents {

  final TreeMap<String, Kept> instances = new TreeMap<>();
  final TreeMap<Long, Message> messages = new TreeMap<>();
  final TreeMap<Long, ActivityTask> activities = new TreeMap<>();

  synchronized List<byte[]> history(String id) {
    Kept kept = instances.get(id);
    return kept == null ? List.of() : List.copyOf(kept.history);
  }

  /** An instance with its history, turn by turn. */
  static final class Kept {
    Instance instance;
    final List<byte[]> history = new ArrayList<>();

    Kept(Instance instance) {
      this.instance = instance;
    }
  }
}

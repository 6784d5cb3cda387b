package dev.durablesingleton.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The committed contents of a {@link MemoryStore}, guarded by its monitor. */
final class MemoryContents {

  final TreeMap<String, Kept> instances = new TreeMap<>();
  final TreeMap<Long, Message> messages = new TreeMap<>();
  final TreeMap<Long, ActivityTask> activities = new TreeMap<>();
  final TreeMap<String, EntityRow> entities = new TreeMap<>();

  synchronized List<byte[]> history(String id) {
    Kept kept = instances.get(id);
    return kept == null ? List.of() : List.copyOf(kept.history);
  }

  synchronized Optional<EntityRow> entity(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  /** Replaces an entity; null removes it. */
  synchronized void change(String id, @Nullable EntityRow entity) {
    if (entity == null) {
      entities.remove(id);
    } else {
      entities.put(id, entity);
    }
  }

  /** The entities that are locked or have messages. */
  synchronized List<EntityRow> activeEntities() {
    Set<String> addressed =
        messages.values().stream().map(Message::instanceId).collect(Collectors.toSet());
    return entities.values().stream()
        .filter(entity -> entity.lockedBy() != null || addressed.contains(entity.id()))
        .toList();
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

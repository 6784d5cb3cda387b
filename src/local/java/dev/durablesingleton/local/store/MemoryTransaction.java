package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.MemoryContents.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects changes, which are not visible before the commit. */
final class MemoryTransaction implements Store.Transaction {

  private final MemoryContents contents;
  private final Function<String, Optional<Instance>> committed;
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Map<String, @Nullable EntityRow> entities = new HashMap<>();
  private final List<Runnable> queueChanges = new ArrayList<>();
  private boolean open = true;

  /**
   * @param committed finds the committed state of an instance
   */
  MemoryTransaction(MemoryContents contents, Function<String, Optional<Instance>> committed) {
    this.contents = contents;
    this.committed = committed;
  }

  @Override
  public Optional<Instance> find(String id) {
    Draft draft = drafts.get(id);
    return draft == null ? committed.apply(id) : Optional.ofNullable(draft.instance);
  }

  @Override
  public Optional<RuntimeStatus> status(String id) {
    return find(id).map(Instance::status);
  }

  @Override
  public byte[] history(String id) {
    Draft draft = drafts.get(id);
    List<byte[]> turns = new ArrayList<>();
    if (draft == null || !draft.replacesHistory) {
      turns.addAll(contents.history(id));
    }
    if (draft != null) {
      turns.addAll(draft.turns);
    }
    return Bytes.join(turns);
  }

  @Override
  public void create(Instance instance) {
    drafts.put(instance.id(), new Draft(instance, true));
  }

  @Override
  public void update(Instance instance) {
    existing(instance.id()).instance = instance;
  }

  @Override
  public void remove(String id) {
    drafts.put(id, new Draft(null, true));
  }

  @Override
  public void appendHistory(String id, byte[] events) {
    existing(id).turns.add(events);
  }

  @Override
  public void clearHistory(String id) {
    drafts.put(id, new Draft(existing(id).instance, true));
  }

  @Override
  public void add(Message message) {
    queueChanges.add(() -> contents.messages.put(message.sequence(), message));
  }

  @Override
  public void removeMessage(long sequence) {
    queueChanges.add(() -> contents.messages.remove(sequence));
  }

  @Override
  public void add(ActivityTask activity) {
    queueChanges.add(() -> contents.activities.put(activity.sequence(), activity));
  }

  @Override
  public void removeActivity(long sequence) {
    queueChanges.add(() -> contents.activities.remove(sequence));
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return entities.containsKey(id) ? Optional.ofNullable(entities.get(id)) : contents.entity(id);
  }

  @Override
  public void put(EntityRow entity) {
    entities.put(entity.id(), entity);
  }

  @Override
  public void removeEntity(String id) {
    entities.put(id, null);
  }

  @Override
  public void commit() {
    if (!open) {
      throw new IllegalStateException("the transaction has ended");
    }
    synchronized (contents) {
      drafts.forEach(this::keep);
      entities.forEach(contents::change);
      queueChanges.forEach(Runnable::run);
    }
    open = false;
  }

  @Override
  public void close() {
    open = false;
  }

  boolean isOpen() {
    return open;
  }

  private void keep(String id, Draft draft) {
    if (draft.replacesHistory) {
      contents.instances.remove(id);
    }
    Instance instance = draft.instance;
    if (instance != null) {
      Kept kept = contents.instances.computeIfAbsent(id, key -> new Kept(instance));
      kept.instance = instance;
      kept.history.addAll(draft.turns);
    }
  }

  private Draft existing(String id) {
    Instance present =
        find(id).orElseThrow(() -> new IllegalStateException("no instance '" + id + "' to change"));
    return drafts.computeIfAbsent(id, key -> new Draft(present, false));
  }

  /** The new state of an instance; without one, it is removed. */
  private static final class Draft {
    private @Nullable Instance instance;
    private final boolean replacesHistory;
    private final List<byte[]> turns = new ArrayList<>();

    private Draft(@Nullable Instance instance, boolean replacesHistory) {
      this.instance = instance;
      this.replacesHistory = replacesHistory;
    }
  }
}

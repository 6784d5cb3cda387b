package dev.durablesingleton.local.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps a task hub as long as the process lives. Thread-safe: one monitor guards everything, so a
 * read sees each transaction whole or not at all.
 */
public final class MemoryStore implements Store {

  private final TreeMap<String, Kept> instances = new TreeMap<>();
  private final TreeMap<Long, Message> messages = new TreeMap<>();
  private final TreeMap<Long, ActivityTask> activities = new TreeMap<>();
  private boolean writing;

  @Override
  public synchronized Unfinished unfinished() {
    List<Instance> open =
        instances.values().stream()
            .map(kept -> kept.instance)
            .filter(instance -> !instance.status().isTerminal())
            .toList();
    return new Unfinished(open, List.copyOf(messages.values()), List.copyOf(activities.values()));
  }

  @Override
  public synchronized Optional<Instance> find(String id) {
    return Optional.ofNullable(instances.get(id)).map(kept -> kept.instance);
  }

  @Override
  public byte[] history(String id) {
    return Bytes.join(chunks(id));
  }

  private synchronized List<byte[]> chunks(String id) {
    Kept kept = instances.get(id);
    return kept == null ? new ArrayList<>() : new ArrayList<>(kept.history);
  }

  @Override
  public synchronized List<Instance> list(InstanceQuery query, int limit) {
    String after = query.afterId() == null ? "" : query.afterId();
    String first = after.compareTo(query.idPrefix()) > 0 ? after : query.idPrefix();
    return instances.tailMap(first).values().stream()
        .map(kept -> kept.instance)
        .takeWhile(instance -> instance.id().startsWith(query.idPrefix()))
        .filter(query::meets)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Transaction begin() {
    if (writing) {
      throw new IllegalStateException("the transaction before is still open");
    }
    writing = true;
    return new Buffered();
  }

  @Override
  public void close() {}

  private static final class Kept {
    private Instance instance;
    private final List<byte[]> history = new ArrayList<>();

    private Kept(Instance instance) {
      this.instance = instance;
    }
  }

  /** Collects changes, so that nothing of them shows before the commit. */
  private final class Buffered implements Transaction {

    private final List<Runnable> changes = new ArrayList<>();
    private final Map<String, Optional<Instance>> changed = new HashMap<>();
    private final Map<String, List<byte[]>> chunks = new HashMap<>();
    private boolean closed;

    @Override
    public Optional<Instance> find(String id) {
      Optional<Instance> own = changed.get(id);
      return own == null ? MemoryStore.this.find(id) : own;
    }

    @Override
    public byte[] history(String id) {
      return Bytes.join(chunks.computeIfAbsent(id, MemoryStore.this::chunks));
    }

    @Override
    public void create(Instance instance) {
      chunks.put(instance.id(), new ArrayList<>());
      changed.put(instance.id(), Optional.of(instance));
      changes.add(() -> instances.put(instance.id(), new Kept(instance)));
    }

    @Override
    public void update(Instance instance) {
      requireExisting(instance.id());
      changed.put(instance.id(), Optional.of(instance));
      changes.add(() -> instances.get(instance.id()).instance = instance);
    }

    @Override
    public void remove(String id) {
      changed.put(id, Optional.empty());
      chunks.put(id, new ArrayList<>());
      changes.add(() -> instances.remove(id));
    }

    @Override
    public void appendHistory(String id, byte[] events) {
      requireExisting(id);
      chunks.computeIfPresent(id, (key, own) -> append(own, events));
      changes.add(() -> instances.get(id).history.add(events));
    }

    @Override
    public void clearHistory(String id) {
      requireExisting(id);
      chunks.put(id, new ArrayList<>());
      changes.add(() -> instances.get(id).history.clear());
    }

    @Override
    public void add(Message message) {
      changes.add(() -> messages.put(message.sequence(), message));
    }

    @Override
    public void removeMessage(long sequence) {
      changes.add(() -> messages.remove(sequence));
    }

    @Override
    public void add(ActivityTask activity) {
      changes.add(() -> activities.put(activity.sequence(), activity));
    }

    @Override
    public void removeActivity(long sequence) {
      changes.add(() -> activities.remove(sequence));
    }

    @Override
    public void commit() {
      synchronized (MemoryStore.this) {
        changes.forEach(Runnable::run);
      }
      changes.clear();
      changed.clear();
      chunks.clear();
    }

    @Override
    public void close() {
      synchronized (MemoryStore.this) {
        if (!closed) {
          closed = true;
          writing = false;
        }
      }
    }

    private static List<byte[]> append(List<byte[]> chunks, byte[] events) {
      chunks.add(events);
      return chunks;
    }

    private void requireExisting(String id) {
      if (find(id).isEmpty()) {
        throw new IllegalStateException("no instance '" + id + "' to change");
      }
    }
  }
}

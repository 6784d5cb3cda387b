package dev.durablesingleton.local.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores a task hub in memory. Thread-safe: one monitor guards everything, so a read sees each
 * transaction completely or not at all.
 */
public final class MemoryStore implements Store {

  private final MemoryContents contents = new MemoryContents();
  private @Nullable MemoryTransaction current;

  @Override
  public Unfinished unfinished() {
    synchronized (contents) {
      List<Instance> open =
          contents.instances.values().stream()
              .map(kept -> kept.instance)
              .filter(instance -> !instance.status().isTerminal())
              .toList();
      return new Unfinished(
          open,
          List.copyOf(contents.messages.values()),
          List.copyOf(contents.activities.values()),
          contents.activeEntities());
    }
  }

  @Override
  public Optional<Instance> find(String id) {
    synchronized (contents) {
      return Optional.ofNullable(contents.instances.get(id)).map(kept -> kept.instance);
    }
  }

  @Override
  public byte[] history(String id) {
    return Bytes.join(contents.history(id));
  }

  @Override
  public Optional<HistoryPart> history(String id, long afterTurn, int bytes) {
    synchronized (contents) {
      return find(id)
          .map(
              instance -> {
                List<byte[]> turns = contents.history(id);
                HistoryPartBuilder part =
                    new HistoryPartBuilder(instance.executionId(), afterTurn, bytes);
                int next = (int) afterTurn + 1;
                while (next < turns.size() && !part.isFull()) {
                  part.add(next, turns.get(next++));
                }
                return part.build(next >= turns.size());
              });
    }
  }

  @Override
  public void visit(InstanceQuery query, int limit, Texts texts, Visitor visitor) {
    List<Instance> found = first(query, limit);
    for (Instance instance : found) {
      if (!visitor.visit(instance.with(texts))) {
        return;
      }
    }
  }

  @Override
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    synchronized (contents) {
      return contents.instances.values().stream()
          .map(kept -> kept.instance)
          .filter(query::meets)
          .map(instance -> new FinishedInstance(instance.lastUpdatedAt(), instance.id()))
          .sorted()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return contents.entity(id);
  }

  @Override
  public void visitEntities(
      EntityQuery query, int limit, boolean withStates, EntityVisitor visitor) {
    List<EntityRow> found;
    synchronized (contents) {
      found =
          contents.entities.tailMap(query.first()).values().stream()
              .takeWhile(entity -> entity.id().startsWith(query.idPrefix()))
              .filter(query::meets)
              .limit(limit)
              .toList();
    }
    for (EntityRow entity : found) {
      if (!visitor.visit(withStates ? entity : entity.withoutState())) {
        return;
      }
    }
  }

  private List<Instance> first(InstanceQuery query, int limit) {
    String after = query.afterId() == null ? "" : query.afterId();
    String first = after.compareTo(query.idPrefix()) > 0 ? after : query.idPrefix();
    synchronized (contents) {
      return contents.instances.tailMap(first).values().stream()
          .map(kept -> kept.instance)
          .takeWhile(instance -> instance.id().startsWith(query.idPrefix()))
          .filter(query::meets)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Transaction begin() {
    if (current != null && current.isOpen()) {
      throw new IllegalStateException("the previous transaction is still open");
    }
    current = new MemoryTransaction(contents, this::find);
    return current;
  }

  @Override
  public void close() {}
}

package dev.durablesingleton.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stored task hub, and sees committed transactions only. Thread-safe. Every method throws
 * {@link StoreException} if the store fails.
 */
public interface StoreReader {

  /** Returns an instance's state, or empty if there is no such instance. */
  Optional<Instance> find(String id);

  /**
   * Returns the history of the current generation: the concatenated events of its turns; empty if
   * there is none.
   */
  byte[] history(String id);

  /**
   * Returns a part of the history of the current generation: the turns after one, up to the first
   * that brings the part to the number of bytes; empty if there is no such instance.
   *
   * @param afterTurn the last turn of the previous part; {@link Store.HistoryPart#START} for the
   *     first
   */
  Optional<Store.HistoryPart> history(String id, long afterTurn, int bytes);

  /**
   * Visits instances in ordinal order of their IDs. Only one is read at a time, so the visitor
   * determines how much is in memory.
   *
   * @param limit the maximum number of instances
   * @param texts the texts to read; the others are null
   * @param visitor called for each instance; must not use the store
   */
  void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor);

  /**
   * Returns at most {@code limit} instances with all texts, for callers that expect few and small
   * ones.
   */
  default List<Instance> list(InstanceQuery query, int limit) {
    List<Instance> found = new ArrayList<>();
    visit(query, limit, Store.Texts.ALL, found::add);
    return found;
  }

  /**
   * Returns at most {@code limit} finished instances in order of their completion. Scans all
   * finished instances.
   */
  List<FinishedInstance> finished(FinishedQuery query, int limit);

  /** Returns an entity's state, or empty if there is no such entity. */
  Optional<EntityRow> findEntity(String id);

  /**
   * Visits entities in ordinal order of their IDs. Few are read at a time.
   *
   * @param limit the maximum number of entities
   * @param withStates whether to read the states; otherwise each state is an empty text
   * @param visitor called for each entity; must not use the store
   */
  void visitEntities(EntityQuery query, int limit, boolean withStates, Store.EntityVisitor visitor);
}

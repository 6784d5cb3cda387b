package dev.durablesingleton.local.store;

import java.util.List;
import java.util.Optional;

/**
 * Stores a task hub. Any thread may read; there is one writer, which has one transaction at a time.
 * Every method throws {@link StoreException} if the store fails.
 */
public interface Store extends StoreReader, AutoCloseable {

  /** Returns all unfinished instances and entities with their messages and activities. */
  Unfinished unfinished();

  /** Begins a transaction; the previous one must be closed. */
  Transaction begin();

  @Override
  void close();

  /**
   * A part of a history.
   *
   * @param executionId the execution that the events belong to
   * @param events those of whole turns, concatenated
   * @param lastTurn the last turn of the part
   * @param complete whether no turn follows
   */
  record HistoryPart(String executionId, byte[] events, long lastTurn, boolean complete) {

    /** Precedes the first turn. */
    public static final long START = -1;
  }

  /** The texts of an instance to read. */
  enum Texts {
    /** No texts: ID, names, status and times only. */
    NONE,
    /** Custom status, output and failure. */
    WITHOUT_INPUT,
    /** All texts. */
    ALL
  }

  /** Visits instances until it stops. */
  @FunctionalInterface
  interface Visitor {

    /** Returns false to stop. */
    boolean visit(Instance instance);
  }

  /** Visits entities until it stops. */
  @FunctionalInterface
  interface EntityVisitor {

    /** Returns false to stop. */
    boolean visit(EntityRow entity);
  }

  /**
   * The result of {@link #unfinished()}: unfinished instances in no particular order, all messages
   * and activities in order of their sequence, and the entities that are locked or have messages.
   */
  record Unfinished(
      List<Instance> instances,
      List<Message> messages,
      List<ActivityTask> activities,
      List<EntityRow> entities) {}

  /**
   * Changes that are committed completely or not at all. For the one writer only. Changing a
   * missing instance is an {@link IllegalStateException}; removing one has no effect.
   */
  interface Transaction extends AutoCloseable {

    /** Returns an instance's state with this transaction's changes. */
    Optional<Instance> find(String id);

    /** Returns an instance's status with this transaction's changes. */
    Optional<RuntimeStatus> status(String id);

    /** Returns an instance's history with this transaction's changes. */
    byte[] history(String id);

    /** Adds an instance. Replaces an instance of the same ID and its history. */
    void create(Instance instance);

    /**
     * Updates an instance except its ID, name and parent. The input belongs to the execution and is
     * written only if the execution ID changes.
     */
    void update(Instance instance);

    /** Removes an instance and its history. The caller removes its messages and activities. */
    void remove(String id);

    /** Appends a turn's events to the history of an instance. */
    void appendHistory(String id, byte[] events);

    /** Removes the history of an instance, whose next generation begins. */
    void clearHistory(String id);

    void add(Message message);

    void removeMessage(long sequence);

    void add(ActivityTask activity);

    void removeActivity(long sequence);

    /** Returns an entity's state with this transaction's changes. */
    Optional<EntityRow> findEntity(String id);

    /** Adds an entity, or replaces the one of the same ID. */
    void put(EntityRow entity);

    /** Removes an entity. The caller removes its messages. */
    void removeEntity(String id);

    /**
     * Commits the changes. After it returns, they survive a crash, as far as the store guarantees.
     */
    void commit();

    /** Rolls back uncommitted changes. */
    @Override
    void close();
  }
}

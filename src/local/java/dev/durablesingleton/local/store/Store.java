package dev.durablesingleton.local.store;

import java.util.List;
import java.util.Optional;

/**
 * Keeps a task hub. Reads may come from any thread and see committed transactions only; there is
 * one writer, whose transactions follow each other. Every method throws {@link StoreException} when
 * the store cannot do its work.
 */
public interface Store extends AutoCloseable {

  /** Everything that is not finished, for a hub that opens. */
  Unfinished unfinished();

  /** An instance's state, or empty when there is no such instance. */
  Optional<Instance> find(String id);

  /**
   * The history of the current generation: the turns' chunks in order, one behind the other; empty
   * when there is none.
   */
  byte[] history(String id);

  /** At most {@code limit} instances in ordinal order of their IDs. */
  List<Instance> list(InstanceQuery query, int limit);

  /** Begins the next transaction; the one before must be closed. */
  Transaction begin();

  @Override
  void close();

  /**
   * What {@link #unfinished()} found: instances that have not ended, in no special order; all
   * messages and all activities, each in the order of their sequence.
   */
  record Unfinished(
      List<Instance> instances, List<Message> messages, List<ActivityTask> activities) {}

  /**
   * A group of changes that is kept whole or not at all. For the one writer only. Changing an
   * instance that is not there is an {@link IllegalStateException}, removing one is nothing.
   */
  interface Transaction extends AutoCloseable {

    /** An instance's state with this transaction's changes. */
    Optional<Instance> find(String id);

    /** An instance's history with this transaction's changes. */
    byte[] history(String id);

    /** Adds an instance, in place of any of the same ID and its history. */
    void create(Instance instance);

    /**
     * Replaces everything of an instance but its ID, name and parent. The input belongs to the
     * execution: it is written again only under another execution ID.
     */
    void update(Instance instance);

    /**
     * Removes an instance with its history; its messages and activities are the caller's to remove.
     */
    void remove(String id);

    /** Adds a turn's events behind the history of an instance. */
    void appendHistory(String id, byte[] events);

    /** Forgets the history of an instance, whose next generation begins. */
    void clearHistory(String id);

    void add(Message message);

    void removeMessage(long sequence);

    void add(ActivityTask activity);

    void removeActivity(long sequence);

    /** Keeps the changes; when it returns they survive a crash, as far as the store promises. */
    void commit();

    /** Drops what was not committed. */
    @Override
    void close();
  }
}

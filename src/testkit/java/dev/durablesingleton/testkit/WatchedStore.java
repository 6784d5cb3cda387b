package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.store.EntityRow;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notifies a listener of each commit before the hub acts on it. As with every store, one thread
 * writes at a time.
 */
final class WatchedStore implements Store {

  /** Called on the writer's thread. */
  interface CommitListener {

    /** A new state of an instance has been committed. */
    void instanceCommitted(Instance instance);

    /** The result of an activity has been committed, so it will not run again. */
    void activityCommitted(ActivityTask activity);

    /** A message has been committed. */
    void messageCommitted(Message message);

    /** The removal of a message has been committed. */
    void messageRemoved(long sequence);

    /** The state or the lock of an entity has been committed, or its removal. */
    void entityCommitted(String id);
  }

  private final Store store;
  private final CommitListener listener;
  private final Map<Long, ActivityTask> openActivities = new HashMap<>();

  WatchedStore(Store store, CommitListener listener) {
    this.store = store;
    this.listener = listener;
  }

  @Override
  public Unfinished unfinished() {
    return store.unfinished();
  }

  @Override
  public Optional<Instance> find(String id) {
    return store.find(id);
  }

  @Override
  public byte[] history(String id) {
    return store.history(id);
  }

  @Override
  public Optional<HistoryPart> history(String id, long afterTurn, int bytes) {
    return store.history(id, afterTurn, bytes);
  }

  @Override
  public void visit(InstanceQuery query, int limit, Texts texts, Visitor visitor) {
    store.visit(query, limit, texts, visitor);
  }

  @Override
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return store.finished(query, limit);
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return store.findEntity(id);
  }

  @Override
  public void visitEntities(
      EntityQuery query, int limit, boolean withStates, EntityVisitor visitor) {
    store.visitEntities(query, limit, withStates, visitor);
  }

  @Override
  public Transaction begin() {
    return new WatchedTransaction(store.begin());
  }

  @Override
  public void close() {
    store.close();
  }

  private final class WatchedTransaction implements Transaction {

    private final Transaction transaction;
    private final List<Message> added = new ArrayList<>();
    private final List<Runnable> notifications = new ArrayList<>();

    WatchedTransaction(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Optional<Instance> find(String id) {
      return transaction.find(id);
    }

    @Override
    public Optional<RuntimeStatus> status(String id) {
      return transaction.status(id);
    }

    @Override
    public byte[] history(String id) {
      return transaction.history(id);
    }

    @Override
    public void create(Instance instance) {
      transaction.create(instance);
      notifications.add(() -> listener.instanceCommitted(instance));
    }

    @Override
    public void update(Instance instance) {
      transaction.update(instance);
      notifications.add(() -> listener.instanceCommitted(instance));
    }

    @Override
    public void remove(String id) {
      transaction.remove(id);
    }

    @Override
    public void appendHistory(String id, byte[] events) {
      transaction.appendHistory(id, events);
    }

    @Override
    public void clearHistory(String id) {
      transaction.clearHistory(id);
    }

    @Override
    public void add(Message message) {
      transaction.add(message);
      added.add(message);
    }

    @Override
    public void removeMessage(long sequence) {
      transaction.removeMessage(sequence);
      notifications.add(() -> listener.messageRemoved(sequence));
    }

    @Override
    public void add(ActivityTask activity) {
      transaction.add(activity);
      openActivities.put(activity.sequence(), activity);
    }

    @Override
    public void removeActivity(long sequence) {
      transaction.removeActivity(sequence);
      ActivityTask activity = openActivities.remove(sequence);
      if (activity != null) {
        notifications.add(() -> listener.activityCommitted(activity));
      }
    }

    @Override
    public Optional<EntityRow> findEntity(String id) {
      return transaction.findEntity(id);
    }

    @Override
    public void put(EntityRow entity) {
      transaction.put(entity);
      notifications.add(() -> listener.entityCommitted(entity.id()));
    }

    @Override
    public void removeEntity(String id) {
      transaction.removeEntity(id);
      notifications.add(() -> listener.entityCommitted(id));
    }

    @Override
    public void commit() {
      transaction.commit();
      // First, so that a message that replaces another one is known when that is removed.
      added.forEach(listener::messageCommitted);
      notifications.forEach(Runnable::run);
    }

    @Override
    public void close() {
      transaction.close();
    }
  }
}

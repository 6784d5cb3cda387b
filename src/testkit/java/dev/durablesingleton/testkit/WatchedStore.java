package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store that tells what each commit has kept, before anybody can act on it. Like the writing of
 * any store this is for one thread at a time.
 */
final class WatchedStore implements Store {

  /** Is told on the writer's thread. */
  interface Watcher {

    /** An instance has a new state that will survive. */
    void kept(Instance instance);

    /** The end of an activity has been consumed, so it will not run again. */
    void consumed(ActivityTask activity);
  }

  private final Store store;
  private final Watcher watcher;
  private final Map<Long, ActivityTask> openActivities = new HashMap<>();

  WatchedStore(Store store, Watcher watcher) {
    this.store = store;
    this.watcher = watcher;
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
  public List<Instance> list(InstanceQuery query, int limit) {
    return store.list(query, limit);
  }

  @Override
  public Transaction begin() {
    return new Watched(store.begin());
  }

  @Override
  public void close() {
    store.close();
  }

  private final class Watched implements Transaction {

    private final Transaction transaction;
    private final List<Runnable> news = new ArrayList<>();

    Watched(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Optional<Instance> find(String id) {
      return transaction.find(id);
    }

    @Override
    public byte[] history(String id) {
      return transaction.history(id);
    }

    @Override
    public void create(Instance instance) {
      transaction.create(instance);
      news.add(() -> watcher.kept(instance));
    }

    @Override
    public void update(Instance instance) {
      transaction.update(instance);
      news.add(() -> watcher.kept(instance));
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
    }

    @Override
    public void removeMessage(long sequence) {
      transaction.removeMessage(sequence);
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
        news.add(() -> watcher.consumed(activity));
      }
    }

    @Override
    public void commit() {
      transaction.commit();
      news.forEach(Runnable::run);
    }

    @Override
    public void close() {
      transaction.close();
    }
  }
}

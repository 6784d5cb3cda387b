package dev.durablesingleton.local.web;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.util.List;
import java.util.Optional;

/** A store in memory that can be out of order for a while, as a full disk is. */
final class BreakableStore implements Store {

  private final MemoryStore store = new MemoryStore();
  private volatile boolean broken;

  void setBroken(boolean value) {
    broken = value;
  }

  @Override
  public Unfinished unfinished() {
    return whole().unfinished();
  }

  @Override
  public Optional<Instance> find(String id) {
    return whole().find(id);
  }

  @Override
  public byte[] history(String id) {
    return whole().history(id);
  }

  @Override
  public List<Instance> list(InstanceQuery query, int limit) {
    return whole().list(query, limit);
  }

  @Override
  public Transaction begin() {
    return whole().begin();
  }

  @Override
  public void close() {
    store.close();
  }

  private MemoryStore whole() {
    if (broken) {
      throw new StoreException("The disk is full.");
    }
    return store;
  }
}

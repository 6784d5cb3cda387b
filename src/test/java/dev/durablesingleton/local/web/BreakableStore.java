package dev.durablesingleton.local.web;

import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.store.EntityRow;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.util.List;
import java.util.Optional;

/** A store that can be made to fail, as on a full disk. */
final class BreakableStore implements Store {

  private final Store store;
  private volatile boolean broken;

  BreakableStore(Store store) {
    this.store = store;
  }

  void setBroken(boolean value) {
    broken = value;
  }

  @Override
  public Unfinished unfinished() {
    return delegate().unfinished();
  }

  @Override
  public Optional<Instance> find(String id) {
    return delegate().find(id);
  }

  @Override
  public byte[] history(String id) {
    return delegate().history(id);
  }

  @Override
  public Optional<HistoryPart> history(String id, long afterTurn, int bytes) {
    return delegate().history(id, afterTurn, bytes);
  }

  @Override
  public void visit(InstanceQuery query, int limit, Texts texts, Visitor visitor) {
    delegate().visit(query, limit, texts, visitor);
  }

  @Override
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return delegate().finished(query, limit);
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return delegate().findEntity(id);
  }

  @Override
  public void visitEntities(
      EntityQuery query, int limit, boolean withStates, EntityVisitor visitor) {
    delegate().visitEntities(query, limit, withStates, visitor);
  }

  @Override
  public Transaction begin() {
    return delegate().begin();
  }

  @Override
  public void close() {
    store.close();
  }

  private Store delegate() {
    if (broken) {
      throw new StoreException("The disk is full.");
    }
    return store;
  }
}

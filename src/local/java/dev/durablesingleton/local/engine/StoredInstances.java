package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.view.CommittedView;
import dev.durablesingleton.local.engine.view.InstanceList;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreReader;
import java.util.List;
import java.util.Optional;

/** The instances of a store, read without a task hub that runs them. Thread-safe. */
public final class StoredInstances implements CommittedInstances {
  private final CommittedView view;
  private final InstanceList list;

  /** Reads from this store, which the caller closes. */
  public StoredInstances(StoreReader store) {
    view = new CommittedView(store);
    list = new InstanceList(store, view.entities());
  }

  @Override
  public Optional<Instance> find(String instanceId) {
    return view.find(instanceId);
  }

  @Override
  public Optional<String> reasonToWait(Instance instance) {
    return Optional.empty();
  }

  @Override
  public List<HistoryEvent> history(String instanceId) {
    return view.history(instanceId);
  }

  @Override
  public void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor) {
    list.visit(query, limit, texts, visitor);
  }
}

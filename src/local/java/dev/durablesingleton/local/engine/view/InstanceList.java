package dev.durablesingleton.local.engine.view;

import dev.durablesingleton.local.engine.entity.EntityInstance;
import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lists instances and entities together, in ordinal order of their IDs. The IDs of entities begin
 * with {@code @}; those of few instances do. Thread-safe.
 */
public final class InstanceList {
  private static final String SIGN = "@";

  /** After all IDs that begin with the sign. */
  private static final String AFTER_SIGN = "@\uffff";

  private final StoreReader store;
  private final EntityView entities;

  /** Lists the instances of a store and these entities. */
  public InstanceList(StoreReader store, EntityView entities) {
    this.store = store;
    this.entities = entities;
  }

  /** As {@link StoreReader#visit}. Entities are running instances. */
  public void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor) {
    boolean running =
        query.statuses().isEmpty() || query.statuses().contains(RuntimeStatus.RUNNING);
    boolean withSign = query.idPrefix().isEmpty() || query.idPrefix().startsWith(SIGN);
    if (running && withSign && isAfter(AFTER_SIGN, query)) {
      new Visit(query, limit, texts, visitor).run();
    } else {
      store.visit(query, limit, texts, visitor);
    }
  }

  /** As {@link StoreReader#finished}. */
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return store.finished(query, limit);
  }

  private static boolean isAfter(String id, InstanceQuery query) {
    return query.afterId() == null || query.afterId().compareTo(id) < 0;
  }

  /** One list with entities: the instances before them, both merged, the instances after them. */
  private final class Visit {
    private final InstanceQuery query;
    private final Store.Texts texts;
    private final Store.Visitor visitor;
    private int left;
    private boolean stopped;

    Visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor) {
      this.query = query;
      this.texts = texts;
      this.visitor = visitor;
      left = limit;
    }

    void run() {
      boolean all = query.idPrefix().isEmpty();
      if (all && isAfter(SIGN, query)) {
        store.visit(
            query, left, texts, instance -> instance.id().compareTo(SIGN) < 0 && show(instance));
      }
      if (mayContinue()) {
        merge(all ? SIGN : query.idPrefix());
      }
      if (all && mayContinue()) {
        store.visit(query.after(AFTER_SIGN), left, texts, this::show);
      }
    }

    private void merge(String prefix) {
      Deque<Instance> instances = new ArrayDeque<>();
      store.visit(
          new InstanceQuery(
              query.statuses(), query.createdFrom(), query.createdTo(), prefix, query.afterId()),
          left,
          texts,
          instances::add);
      boolean withInput = texts == Store.Texts.ALL;
      entities.visit(
          new EntityQuery(prefix, query.afterId(), query.createdFrom(), query.createdTo()),
          left,
          withInput,
          entity -> {
            showBefore(entity.id().text(), instances);
            return mayContinue() && show(EntityInstance.of(entity, withInput));
          });
      showBefore(AFTER_SIGN, instances);
    }

    private void showBefore(String id, Deque<Instance> instances) {
      while (mayContinue() && !instances.isEmpty() && instances.getFirst().id().compareTo(id) < 0) {
        show(instances.removeFirst());
      }
    }

    private boolean show(Instance instance) {
      left--;
      stopped = !visitor.visit(instance);
      return mayContinue();
    }

    private boolean mayContinue() {
      return !stopped && left > 0;
    }
  }
}

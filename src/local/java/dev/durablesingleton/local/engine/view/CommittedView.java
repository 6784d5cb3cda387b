package dev.durablesingleton.local.engine.view;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityInstance;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.engine.history.HistoryPage;
import dev.durablesingleton.local.engine.history.HistoryStorage;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store.HistoryPart;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.store.StoreReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The committed state for readers: unfinished instances from memory, all others from the store.
 * Only the deciding thread writes. Thread-safe.
 */
public final class CommittedView {
  private static final int READ_ATTEMPTS = 5;

  private final StoreReader store;
  private final Map<String, Instance> unfinished = new ConcurrentHashMap<>();
  private final EntityView entities;
  private final Waiters waiters = new Waiters();

  /** Shows what the store has; unfinished instances only after {@link #replaceAll}. */
  public CommittedView(StoreReader store) {
    this.store = store;
    entities = new EntityView(store);
  }

  /** The committed entities. */
  public EntityView entities() {
    return entities;
  }

  /** An unfinished instance. Never blocks. */
  public Optional<Instance> findUnfinished(String instanceId) {
    return Optional.ofNullable(unfinished.get(instanceId));
  }

  /** An instance, or an entity as one. Reads the store unless it is unfinished. */
  public Optional<Instance> find(String instanceId) {
    return findUnfinished(instanceId)
        .or(() -> store.find(instanceId))
        .or(() -> entity(instanceId).map(entity -> EntityInstance.of(entity, true)));
  }

  /** The committed history of an instance's current generation; empty if there is none. */
  public List<HistoryEvent> history(String instanceId) {
    for (int attempt = 1; ; attempt++) {
      Optional<Instance> instance = store.find(instanceId);
      if (instance.isEmpty()) {
        return entity(instanceId).map(EntityInstance::history).orElse(List.of());
      }
      List<HistoryEvent> events = HistoryStorage.decode(store.history(instanceId), instance.get());
      // The instance may end or continue as new between the two reads.
      if (attempt == READ_ATTEMPTS
          || events.stream().allMatch(event -> isOf(instance.get(), event))) {
        return events;
      }
    }
  }

  /**
   * A page of that history: the turns after one, up to the first that brings it to the number of
   * bytes; empty if there is no such instance.
   */
  public Optional<HistoryPage> history(String instanceId, long afterTurn, int bytes) {
    for (int attempt = 1; ; attempt++) {
      Optional<Instance> found = store.find(instanceId);
      Optional<HistoryPart> part = store.history(instanceId, afterTurn, bytes);
      if (found.isEmpty() || part.isEmpty()) {
        return entity(instanceId).map(CommittedView::page);
      }
      Instance instance = found.get();
      List<HistoryEvent> events = HistoryStorage.decode(part.get().events(), instance);
      // The instance may end or continue as new between the two reads.
      if (attempt == READ_ATTEMPTS
          || (part.get().executionId().equals(instance.executionId())
              && events.stream().allMatch(event -> isOf(instance, event)))) {
        return Optional.of(
            new HistoryPage(
                part.get().executionId(), events, part.get().lastTurn(), part.get().complete()));
      }
    }
  }

  /** The history of an entity is one page. */
  private static HistoryPage page(EntityState entity) {
    return new HistoryPage(
        EntityInstance.of(entity, false).executionId(),
        EntityInstance.history(entity),
        HistoryPart.START,
        true);
  }

  private Optional<EntityState> entity(String instanceId) {
    return EntityId.exact(instanceId).flatMap(entities::find);
  }

  /** Waits for a state; {@code reading} executes reads of the store. */
  public CompletableFuture<Instance> await(
      String instanceId, Predicate<Instance> wanted, Executor reading) {
    return waiters.await(instanceId, wanted, waiter -> lookUp(instanceId, waiter, reading));
  }

  /** Publishes a new committed state. */
  public void show(Instance instance) {
    if (instance.status().isTerminal()) {
      unfinished.remove(instance.id());
    } else {
      unfinished.put(instance.id(), instance);
    }
    waiters.changed(instance);
  }

  /** Removes an instance that was purged. */
  public void forget(String instanceId) {
    unfinished.remove(instanceId);
  }

  /**
   * Replaces the instances after a reload. They may include completions that waiters have not
   * received.
   */
  public void replaceAll(Collection<Instance> instances) {
    unfinished.clear();
    instances.forEach(instance -> unfinished.put(instance.id(), instance));
    waiters.waitedFor().forEach(id -> find(id).ifPresent(waiters::changed));
  }

  /** Fails all current and future waiters. */
  public void failWaiters(StoreException reason) {
    waiters.fail(reason);
  }

  /** Whether a history that was read shortly after a state belongs to it. */
  private static boolean isOf(Instance instance, HistoryEvent event) {
    return switch (event.getEventTypeCase()) {
      case EXECUTIONSTARTED ->
          event
              .getExecutionStarted()
              .getOrchestrationInstance()
              .getExecutionId()
              .getValue()
              .equals(instance.executionId());
      case EXECUTIONCOMPLETED ->
          event.getExecutionCompleted().getOrchestrationStatusValue() == instance.status().number();
      default -> true;
    };
  }

  private void lookUp(String instanceId, Waiters.Waiter waiter, Executor reading) {
    Optional<Instance> instance = findUnfinished(instanceId);
    if (instance.isPresent()) {
      waiter.offer(instance.get());
    } else {
      reading.execute(() -> waiter.offerFrom(() -> find(instanceId)));
    }
  }
}

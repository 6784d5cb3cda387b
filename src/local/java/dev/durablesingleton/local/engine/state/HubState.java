package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityOutbox;
import dev.durablesingleton.local.engine.loop.HubLog;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The index of all unfinished executions, and their timers. All of it can be reloaded from the
 * store, to open a hub or to discard uncommitted changes. For the deciding thread only.
 */
public final class HubState {
  private final Store store;
  private final Clock clock;
  private final HubLog log;
  private final HubOptions options;
  private final Map<String, Execution> unfinished = new HashMap<>();
  private final TimerQueue timers = new TimerQueue();
  private final EntityIndex entities = new EntityIndex(timers);
  private final ReplayChecks checks;
  private long sequence;

  /**
   * Has no executions before {@link #load}.
   *
   * @param checks which of the executions that are loaded may take turns
   */
  public HubState(Store store, Clock clock, HubOptions options, ReplayChecks checks, HubLog log) {
    this.store = store;
    this.clock = clock;
    this.options = options;
    this.checks = checks;
    this.log = log;
  }

  /** Returns a random execution ID: 32 hexadecimal digits. */
  public static String newExecutionId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The present time of the hub's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** The log of the hub. */
  public HubLog log() {
    return log;
  }

  /** The settings of the hub. */
  public HubOptions options() {
    return options;
  }

  /** The timers of all executions and entities. */
  public TimerQueue timers() {
    return timers;
  }

  /** The entities in memory, and access to the others. */
  public EntityIndex entities() {
    return entities;
  }

  /** Which executions may take turns. */
  public ReplayChecks checks() {
    return checks;
  }

  /** Returns the number of the next row. Messages of an instance are delivered in this order. */
  public long nextSequence() {
    return ++sequence;
  }

  /** Begins a unit of work on the store. */
  public UnitOfWork begin() {
    return new UnitOfWork(store);
  }

  /** All unfinished executions. */
  public Collection<Execution> unfinished() {
    return unfinished.values();
  }

  /** The execution of an instance; empty if there is none or it has ended. */
  public Optional<Execution> unfinished(String instanceId) {
    return Optional.ofNullable(unfinished.get(instanceId));
  }

  /** Whether the execution is still current. */
  public boolean isCurrent(Execution execution) {
    return unfinished.get(execution.id()) == execution;
  }

  /** Adds an execution, which replaces one of the same instance. */
  public void add(Execution execution) {
    unfinished.put(execution.id(), execution);
  }

  /** Removes the execution of an instance that has ended or is purged. */
  public void remove(String instanceId) {
    unfinished.remove(instanceId);
  }

  /** The status of an instance or entity, with the changes of the unit of work. */
  public Optional<RuntimeStatus> status(String instanceId, UnitOfWork unit) {
    Execution execution = unfinished.get(instanceId);
    if (execution != null) {
      return Optional.of(execution.state().status());
    }
    Optional<RuntimeStatus> stored = unit.transaction().status(instanceId);
    return stored.isPresent()
        ? stored
        : EntityId.exact(instanceId)
            .flatMap(id -> entities.find(id, unit))
            .filter(Entity::isStored)
            .map(entity -> RuntimeStatus.RUNNING);
  }

  /**
   * Fires all due timers.
   *
   * @param out for the entities whose requests are due
   */
  public void fireDue(UnitOfWork unit, EntityOutbox out) {
    Instant now = now();
    for (TimerQueue.Entry entry; (entry = timers.pollDue(now)) != null; ) {
      Execution owner = unfinished.get(entry.instanceId());
      if (owner != null) {
        owner.timerDue(entry.sequence(), unit);
      } else {
        long due = entry.sequence();
        entities.active(entry.instanceId()).ifPresent(entity -> entity.requestDue(due, out));
      }
    }
  }

  /**
   * Reloads the state from the store.
   *
   * @return the activities whose results no turn has consumed
   */
  public List<ActivityTask> load() {
    Store.Unfinished found = store.unfinished();
    unfinished.clear();
    timers.clear();
    entities.clear();
    sequence = 0;
    found.instances().forEach(instance -> add(new Execution(this, instance)));
    checks.loaded(found.instances().stream().filter(this::hasBegun).toList());
    found.entities().forEach(entities::restore);
    for (Message message : found.messages()) {
      sequence = Math.max(sequence, message.sequence());
      unfinished(message.instanceId())
          .ifPresentOrElse(owner -> owner.restore(message), () -> entities.restore(message));
    }
    for (ActivityTask activity : found.activities()) {
      sequence = Math.max(sequence, activity.sequence());
      unfinished(activity.instanceId()).ifPresent(owner -> owner.restore(activity));
    }
    return found.activities();
  }

  private boolean hasBegun(Instance instance) {
    return instance.status() != RuntimeStatus.PENDING
        && options.versions().runs(instance.version());
  }
}

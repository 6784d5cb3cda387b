package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import java.util.List;
import java.util.Optional;

/** Removes instances with all that belongs to them. */
final class Purges {
  private static final int PAGE = 500;
  private final Hub hub;
  private final Snapshots snapshots;

  Purges(Hub hub, Snapshots snapshots) {
    this.hub = hub;
    this.snapshots = snapshots;
  }

  /**
   * @param anyStatus whether an instance that has not ended may go too
   */
  SignalOutcome purge(String instanceId, boolean anyStatus, Cycle cycle) {
    Optional<Instance> found = hub.find(instanceId, cycle);
    if (found.isEmpty()) {
      return new SignalOutcome.NoSuchInstance(instanceId);
    }
    if (!anyStatus && !found.get().status().isTerminal()) {
      return new SignalOutcome.WrongStatus(instanceId, found.get().status());
    }
    remove(instanceId, cycle);
    return new SignalOutcome.Accepted();
  }

  /**
   * Removes a page of those that have ended, whatever the query's statuses say: the real engine
   * removes running ones too when none or only unfinished statuses are asked for.
   */
  Page purgePage(InstanceQuery query, Cycle cycle) {
    List<Instance> found = hub.store.list(query, PAGE);
    int removed = 0;
    for (Instance instance : found) {
      if (instance.status().isTerminal() && !hub.unfinished.containsKey(instance.id())) {
        remove(instance.id(), cycle);
        removed++;
      }
    }
    return new Page(removed, found.size() < PAGE ? null : query.after(found.get(PAGE - 1).id()));
  }

  /**
   * @param rest what is left to be gone through, or null
   */
  record Page(int removed, InstanceQuery rest) {}

  private void remove(String instanceId, Cycle cycle) {
    Execution execution = hub.unfinished.remove(instanceId);
    if (execution != null) {
      hub.dropOutstanding(execution, cycle);
    }
    cycle.transaction().remove(instanceId);
    cycle.superseded(instanceId);
    cycle.afterCommit(() -> snapshots.forget(instanceId));
  }
}

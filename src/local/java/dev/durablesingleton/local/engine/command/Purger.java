package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.view.CommittedView;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Removes instances with their histories, messages and activities. */
public final class Purger {

  /** How long one unit of work may remove instances before other requests are decided. */
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final HubState hub;
  private final CommittedView view;
  private final EntityCommands entities;

  /** Removes instances from a hub, and from its view after the commit. */
  public Purger(HubState hub, CommittedView view, EntityCommands entities) {
    this.hub = hub;
    this.view = view;
    this.entities = entities;
  }

  /** Removes one instance if it has ended, or one entity. */
  public CommandResult purge(String instanceId, UnitOfWork unit) {
    if (entities.applyTo(instanceId, unit)) {
      return entities.purge(instanceId, unit);
    }
    Optional<RuntimeStatus> status = hub.status(instanceId, unit);
    if (status.isEmpty()) {
      return new CommandResult.NoSuchInstance(instanceId);
    }
    if (!status.get().isTerminal()) {
      return new CommandResult.WrongStatus(instanceId, status.get());
    }
    remove(instanceId, unit);
    return new CommandResult.Accepted();
  }

  /**
   * Removes those of the instances that have ended, at least the first, until the time is up.
   *
   * @param unfinishedToo whether unfinished instances are removed as well
   */
  Progress purge(List<String> instanceIds, boolean unfinishedToo, UnitOfWork unit) {
    long begin = System.nanoTime();
    int removed = 0;
    int seen = 0;
    for (String id : instanceIds) {
      Optional<RuntimeStatus> status = hub.status(id, unit);
      if (status.isPresent() && (unfinishedToo || status.get().isTerminal())) {
        remove(id, unit);
        removed++;
      }
      seen++;
      if (System.nanoTime() - begin > LONGEST_NANOS) {
        break;
      }
    }
    return new Progress(removed, instanceIds.subList(seen, instanceIds.size()));
  }

  /** The number of removed instances, and the remaining IDs. */
  record Progress(int removed, List<String> rest) {}

  private void remove(String instanceId, UnitOfWork unit) {
    hub.unfinished(instanceId).ifPresent(execution -> execution.drop(unit));
    hub.remove(instanceId);
    unit.transaction().remove(instanceId);
    unit.discardChange(instanceId);
    unit.afterCommit(() -> view.forget(instanceId));
  }
}

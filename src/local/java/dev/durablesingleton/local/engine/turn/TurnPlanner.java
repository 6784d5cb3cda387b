package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.command.EntityDelivery;
import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.loop.PoisonedInstanceException;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.OpenTurn;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.StoreException;

/** Advances executions and entities that may have a next step. */
public final class TurnPlanner {
  private final HubState hub;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final EntityDelivery delivery;
  private final ReplayAdmission replayAdmission;

  /** Runs turns and batches by the dispatcher after the commit. */
  public TurnPlanner(
      HubState hub,
      Completion completion,
      Dispatcher dispatcher,
      EntityDelivery delivery,
      ReplayAdmission replayAdmission) {
    this.hub = hub;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.delivery = delivery;
    this.replayAdmission = replayAdmission;
  }

  /**
   * Advances all runnable executions and entities, including those that become runnable meanwhile.
   *
   * @throws PoisonedInstanceException if one of them cannot be decided
   */
  public void advanceAll(UnitOfWork unit) {
    boolean found;
    do {
      found = false;
      for (Execution next; (next = unit.nextRunnable()) != null; found = true) {
        Execution execution = next;
        guarded(execution.id(), () -> advance(execution, unit));
      }
      for (Entity next; (next = unit.nextRunnableEntity()) != null; found = true) {
        Entity entity = next;
        guarded(entity.id().text(), () -> advance(entity, unit));
      }
      if (!found) {
        found = replayAdmission.advance(unit);
      }
    } while (found);
  }

  private static void guarded(String instanceId, Runnable step) {
    try {
      step.run();
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PoisonedInstanceException(instanceId, e);
    }
  }

  private void advance(Entity entity, UnitOfWork unit) {
    entity
        .nextBatch(hub.options().entities().batchSize(), delivery.outbox(unit))
        .ifPresent(batch -> unit.afterCommit(() -> dispatcher.run(entity, batch)));
  }

  private void advance(Execution execution, UnitOfWork unit) {
    while (hub.isCurrent(execution)) {
      switch (execution.nextStep(unit)) {
        case WAIT -> {
          return;
        }
        case CHECK -> {
          if (!replayAdmission.check(execution, unit)) {
            return;
          }
        }
        case TERMINATE -> completion.terminate(execution, unit);
        case SUSPEND -> execution.suspend(unit);
        case FAIL_VERSION -> completion.failVersion(execution, unit);
        case PUT_ASIDE -> {
          if (execution.putAside()) {
            unit.afterCommit(() -> logWaiting(execution.state()));
          }
          return;
        }
        case TAKE_TURN -> {
          OpenTurn turn = execution.openTurn(unit);
          unit.afterCommit(() -> dispatcher.run(execution, turn));
        }
      }
    }
  }

  /** Once per instance and host; the real host retries forever and logs nothing. */
  private void logWaiting(Instance instance) {
    hub.log()
        .warn(
            "Instance '%s' of '%s' %s"
                .formatted(
                    instance.id(),
                    instance.name(),
                    hub.options().versions().reasonToWait(instance.version())));
  }
}

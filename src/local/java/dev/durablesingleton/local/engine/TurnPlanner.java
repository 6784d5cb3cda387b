package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.StoreException;

/** Advances executions that may have a next step. */
final class TurnPlanner {
  private final HubState hub;
  private final Completion completion;
  private final Dispatcher dispatcher;

  TurnPlanner(HubState hub, Completion completion, Dispatcher dispatcher) {
    this.hub = hub;
    this.completion = completion;
    this.dispatcher = dispatcher;
  }

  /**
   * Advances all runnable executions, including those that become runnable meanwhile.
   *
   * @throws PoisonedInstanceException if one of them cannot be decided
   */
  void advanceAll(UnitOfWork unit) {
    for (Execution execution; (execution = unit.nextRunnable()) != null; ) {
      try {
        advance(execution, unit);
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new PoisonedInstanceException(execution.id(), e);
      }
    }
  }

  private void advance(Execution execution, UnitOfWork unit) {
    while (hub.isCurrent(execution)) {
      switch (execution.nextStep(unit)) {
        case WAIT -> {
          return;
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
            HubState.LOG,
            "Instance '%s' of '%s' %s"
                .formatted(
                    instance.id(),
                    instance.name(),
                    hub.options().versions().reasonToWait(instance.version())));
  }
}

package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.history.CommittedHistory;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.CheckOutcome;
import dev.durablesingleton.local.store.Instance;
import java.util.Optional;

/**
 * Admits executions to their first turns after the hub was opened, and names those that the code at
 * hand cannot continue. For the deciding thread only.
 */
public final class ReplayAdmission {

  /** Instances that are named in the log; the others are counted. */
  private static final int NAMED = 50;

  private final HubState hub;
  private final Dispatcher dispatcher;

  /** Starts checks through a dispatcher. */
  public ReplayAdmission(HubState hub, Dispatcher dispatcher) {
    this.hub = hub;
    this.dispatcher = dispatcher;
  }

  /**
   * Begins the check of an execution.
   *
   * @return true if the execution was admitted without one, since there is nothing to check
   */
  boolean check(Execution execution, UnitOfWork unit) {
    if (!hub.checks().begin(execution.state().executionId(), execution.hasMessages())) {
      return false;
    }
    CommittedHistory history = execution.history(unit);
    if (history.isEmpty() || history.isRewound()) {
      admit(execution.state(), unit);
      return true;
    }
    WorkItems.Check check = execution.check(unit);
    unit.afterCommit(() -> dispatcher.run(execution.state(), check));
    return false;
  }

  /** Applies the outcome of a check. */
  void apply(Instance checked, CheckOutcome outcome, UnitOfWork unit) {
    if (!hub.checks().isRunning(checked.executionId())) {
      // The execution has ended meanwhile, or the outcome came twice.
      return;
    }
    if (outcome instanceof CheckOutcome.Differs differs) {
      hold(checked, differs.difference(), unit);
    } else {
      admit(checked, unit);
    }
  }

  private void admit(Instance instance, UnitOfWork unit) {
    hub.checks()
        .admit(instance.executionId())
        .forEach(activity -> unit.afterCommit(() -> dispatcher.run(activity)));
    hub.unfinished(instance.id()).ifPresent(unit::markRunnable);
  }

  private void hold(Instance instance, String difference, UnitOfWork unit) {
    if (hub.checks().hold(instance.executionId(), difference) <= NAMED) {
      unit.afterCommit(
          () ->
              warn(
                  "Instance '%s' of '%s' %s"
                      .formatted(instance.id(), instance.name(), reasonToWait(difference))));
    }
  }

  /**
   * Lets the next check begin that is not urgent, and reports the end of the last one.
   *
   * @return whether an execution became runnable
   */
  boolean advance(UnitOfWork unit) {
    if (hub.checks().completes()) {
      unit.afterCommit(this::logTotal);
    }
    Optional<Execution> next = hub.checks().nextIdle().flatMap(hub::unfinished);
    next.ifPresent(unit::markRunnable);
    return next.isPresent();
  }

  /** Why an instance waits, as a sentence without its subject. */
  public static String reasonToWait(String difference) {
    return "waits, because the package's code cannot continue it. " + difference;
  }

  private void logTotal() {
    int held = hub.checks().held();
    if (held > 0) {
      warn(
          "%d of %d running instances wait, because the package's code cannot continue them%s. Change the code back, or terminate them; the others continue."
              .formatted(
                  held,
                  hub.checks().checked(),
                  held > NAMED ? "; the first %d are named above".formatted(NAMED) : ""));
    } else if (hub.checks().checked() > 0) {
      hub.log()
          .info(
              "The package's code can continue all %d running instances."
                  .formatted(hub.checks().checked()));
    }
  }

  private void warn(String sentence) {
    hub.log().warn(sentence);
  }
}

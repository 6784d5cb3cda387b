package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.ActivityTask;
import java.time.Instant;

/**
 * Takes an activity's outcome. It needs no commit of its own: until the turn that consumes it is
 * kept, the activity's row is there, and after a crash the activity runs again.
 */
final class ActivityResults {
  private final Hub hub;
  private final Dispatcher dispatcher;

  ActivityResults(Hub hub, Dispatcher dispatcher) {
    this.hub = hub;
    this.dispatcher = dispatcher;
  }

  void apply(ActivityTask activity, ActivityOutcome outcome, Cycle cycle) {
    dispatcher.ended(activity);
    if (outcome instanceof ActivityOutcome.Abandoned) {
      cycle.afterCommit(() -> dispatcher.run(activity));
      return;
    }
    Execution owner = hub.unfinished.get(activity.instanceId());
    if (owner == null || !owner.activities.remove(activity.taskId(), activity.sequence())) {
      // Nobody waits for it any more: its instance ended, or continued as new.
      cycle.transaction().removeActivity(activity.sequence());
      return;
    }
    owner.inbox.add(
        new Delivery(
            activity.executionId(),
            event(activity, outcome, owner.tick(hub.clock)),
            Delivery.Row.ACTIVITY,
            activity.sequence()));
    cycle.stir(owner);
  }

  private static HistoryEvent event(ActivityTask activity, ActivityOutcome outcome, Instant at) {
    if (outcome instanceof ActivityOutcome.Failed failed) {
      return Events.taskFailed(activity.taskId(), failed.details(), failed.reason(), at);
    }
    return Events.taskCompleted(
        activity.taskId(), ((ActivityOutcome.Completed) outcome).result(), at);
  }
}

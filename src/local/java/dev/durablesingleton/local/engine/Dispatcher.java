package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.store.ActivityTask;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands committed work out, and its answers back to the hub's thread. */
final class Dispatcher {
  private final Hub hub;
  private final WorkItems workItems;
  private final Answers answers;
  private final Set<Long> running = ConcurrentHashMap.newKeySet();

  /** By identity, so that an answer that is lost after all counts once. */
  private final Set<OpenTurn> turnsOut =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** Takes answers, on any thread. */
  interface Answers {
    void turn(Execution execution, OpenTurn turn, TurnOutcome outcome);

    void activity(ActivityTask activity, ActivityOutcome outcome);
  }

  Dispatcher(Hub hub, WorkItems workItems, Answers answers) {
    this.hub = hub;
    this.workItems = workItems;
    this.answers = answers;
  }

  void run(Execution execution, OpenTurn turn) {
    turnsOut.add(turn);
    workItems
        .run(
            new WorkItems.Turn(
                execution.state.id(),
                execution.state.executionId(),
                execution.state.name(),
                execution.history(hub.store).request(execution.state.id(), turn.newEvents())))
        .thenAccept(outcome -> answers.turn(execution, turn, outcome));
  }

  /** Runs an activity, unless it runs already: a hub that reads its state anew meets it again. */
  void run(ActivityTask activity) {
    if (!running.add(activity.sequence())) {
      return;
    }
    workItems
        .run(
            new WorkItems.Activity(
                activity.instanceId(),
                activity.executionId(),
                activity.taskId(),
                activity.name(),
                activity.version(),
                activity.input()))
        .thenAccept(outcome -> answers.activity(activity, outcome));
  }

  /** Notes that a turn has been answered, or that its answer is lost; on any thread. */
  void ended(OpenTurn turn) {
    turnsOut.remove(turn);
  }

  /** How many turns and activities are handed out and not answered. */
  int workOut() {
    return turnsOut.size() + running.size();
  }

  /** Notes that an activity has been answered; on any thread. */
  void ended(ActivityTask activity) {
    running.remove(activity.sequence());
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.WorkItem;
import java.util.concurrent.CompletableFuture;

/** A work item for a remote worker and its pending outcome. */
sealed interface WorkerItem {

  /** The key by which a worker without completion tokens identifies the item. */
  Object key();

  /** The function that the item needs. */
  Task task();

  /** The item without its completion token. */
  WorkItem message();

  /** Abandons the item after its worker disconnected or left it unanswered. */
  void abandon();

  /** A turn. An instance has one at a time. */
  record OfTurn(TurnKey key, Task task, WorkItem message, CompletableFuture<TurnOutcome> outcome)
      implements WorkerItem {
    @Override
    public void abandon() {
      outcome.complete(new TurnOutcome.Abandoned());
    }
  }

  /**
   * An activity.
   *
   * @param declined how often a worker has returned it without running it
   */
  record OfActivity(
      ActivityKey key,
      Task task,
      WorkItem message,
      CompletableFuture<ActivityOutcome> outcome,
      int declined)
      implements WorkerItem {
    @Override
    public void abandon() {
      outcome.complete(new ActivityOutcome.Abandoned());
    }

    OfActivity declinedAgain() {
      return new OfActivity(key, task, message, outcome, declined + 1);
    }
  }

  /** The kinds of functions that remote workers run. */
  enum Kind {
    ORCHESTRATOR,
    ACTIVITY
  }

  /**
   * A function of a worker.
   *
   * @param version empty for none
   */
  record Task(Kind kind, String name, String version) {}

  /** The identification in the response to a turn. */
  record TurnKey(String instanceId) {}

  /** The identification in the response to an activity; executions may share it. */
  record ActivityKey(String instanceId, int taskId) {}
}

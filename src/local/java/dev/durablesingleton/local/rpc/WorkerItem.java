package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.WorkItem;
import java.util.concurrent.CompletableFuture;

/** A work item for a remote worker, and who waits for its outcome. */
sealed interface WorkerItem {

  /** What a worker's answer names it by. */
  Object key();

  WorkItem message();

  /** Tells that the worker went away with it. */
  void abandon();

  /** A turn; an instance has one at a time. */
  record OfTurn(TurnKey key, WorkItem message, CompletableFuture<TurnOutcome> outcome)
      implements WorkerItem {
    @Override
    public void abandon() {
      outcome.complete(new TurnOutcome.Abandoned());
    }
  }

  /** An activity. */
  record OfActivity(ActivityKey key, WorkItem message, CompletableFuture<ActivityOutcome> outcome)
      implements WorkerItem {
    @Override
    public void abandon() {
      outcome.complete(new ActivityOutcome.Abandoned());
    }
  }

  /** All that an answer to a turn tells of where it belongs. */
  record TurnKey(String instanceId) {}

  /** All that an answer to an activity tells of where it belongs; executions may share it. */
  record ActivityKey(String instanceId, int taskId) {}
}

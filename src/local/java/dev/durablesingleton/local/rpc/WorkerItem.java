package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.WorkItem;
import java.util.concurrent.CompletableFuture;

/** A work item for a remote worker and its pending outcome. */
sealed interface WorkerItem {

  /** The key by which a worker's response identifies the item. */
  Object key();

  WorkItem message();

  /** Abandons the item after its worker disconnected. */
  void abandon();

  /** A turn. An instance has one at a time. */
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

  /** The identification in the response to a turn. */
  record TurnKey(String instanceId) {}

  /** The identification in the response to an activity; executions may share it. */
  record ActivityKey(String instanceId, int taskId) {}
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.work.WorkItems;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the turns that a worker runs. */
record CountingTurns(WorkItems worker, AtomicInteger turns) implements WithoutEntities {

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    turns.incrementAndGet();
    return worker.run(turn);
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return worker.run(activity);
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LostWorkerTest {

  @Test
  void work_of_a_disconnected_worker_runs_again_and_counts_once() {
    Store store = new MemoryStore();
    try (TestWorker worker = new TestWorker();
        TaskHub hub =
            TaskHub.open(
                store,
                new Unreliable(worker),
                HubOptions.defaults(),
                Clock.systemUTC(),
                HostLog.none())) {
      worker.activity("Echo", input -> input);
      worker.orchestrator(
          "Chain",
          ctx ->
              ctx.complete(
                  ctx.callActivity("Echo", 1, Integer.class).await()
                      + ctx.callActivity("Echo", 2, Integer.class).await()));
      hub.start(new StartCommand("c", "Chain", null, null, null, StartCommand.NON_RUNNING)).join();
      Instance done =
          hub.whenCompleted("c").orTimeout(TestHub.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      assertThat(done.output()).isEqualTo("3");
      assertThat(worker.activityRuns()).containsExactly("Echo(1)", "Echo(1)", "Echo(2)", "Echo(2)");
      HistoryRules.check("c", hub.history("c"));
      assertThat(store.unfinished().activities()).isEmpty();
    }
  }

  /** Runs all work, and loses every other outcome. */
  private record Unreliable(WorkItems worker, AtomicInteger turns, AtomicInteger activities)
      implements WithoutEntities {

    Unreliable(WorkItems worker) {
      this(worker, new AtomicInteger(), new AtomicInteger());
    }

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      boolean lost = turns.getAndIncrement() % 2 == 0;
      return worker.run(turn).thenApply(done -> lost ? new TurnOutcome.Abandoned() : done);
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      boolean lost = activities.getAndIncrement() % 2 == 0;
      return worker.run(activity).thenApply(done -> lost ? new ActivityOutcome.Abandoned() : done);
    }
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
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

  @Test
  void an_instance_whose_turn_was_declined_is_terminated_before_the_turn_is_offered_again() {
    AtomicInteger turns = new AtomicInteger();
    List<String> log = new CopyOnWriteArrayList<>();
    try (TaskHub hub =
        TaskHub.open(
            new MemoryStore(),
            new Declining(turns),
            HubOptions.defaults(),
            new SettableClock(),
            (level, category, message, failure) -> log.add(message))) {
      hub.start(new StartCommand("c", "Chain", null, null, null, StartCommand.NON_RUNNING)).join();
      await()
          .until(() -> log.stream().anyMatch(line -> line.startsWith("A worker returned a turn")));
      hub.terminate("c", "not needed").join();

      assertThat(Patience.join(hub.whenCompleted("c")).status())
          .isEqualTo(RuntimeStatus.TERMINATED);
      assertThat(turns).hasValue(1);
    }
  }

  /** Returns every turn without running it. */
  private record Declining(AtomicInteger turns) implements WithoutEntities {

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      turns.incrementAndGet();
      return CompletableFuture.completedFuture(new TurnOutcome.Declined());
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      throw new UnsupportedOperationException("no turn has run");
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

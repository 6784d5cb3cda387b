package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.FaultyStore.Fault;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A hub with a manual clock whose store fails")
class OutageByHandTest {

  private final AtomicInteger workOut = new AtomicInteger(-1);

  @ParameterizedTest
  @EnumSource(names = {"HICCUP", "LOST_ANSWER"})
  void resumes_without_a_call_when_it_works_again(Fault fault) {
    boolean struck = true;
    for (int at = 1; struck; at++) {
      struck = completesAlthough(new FaultyStore(new MemoryStore(), fault, at));
    }
  }

  @Test
  void ignores_a_turn_whose_answer_arrived_during_the_outage() {
    boolean struck = true;
    for (int at = 1; struck; at++) {
      struck = comesToRestAlthough(new FaultyStore(new MemoryStore(), Fault.HICCUP, at));
    }
  }

  /** Only the start is repeated; there is no later call. */
  private boolean completesAlthough(FaultyStore faulty) {
    workOut.set(-1);
    try (TestWorker worker = new TestWorker()) {
      worker.activity("Echo", input -> input);
      worker.orchestrator(
          "Chain", ctx -> ctx.complete(ctx.callActivity("Echo", 1, Integer.class).await()));
      try (TaskHub hub = open(faulty, worker, Duration.ofMillis(1))) {
        start(hub, "c", "Chain");
        await()
            .pollInterval(Duration.ofMillis(1))
            .untilAsserted(
                () -> {
                  assertThat(hub.find("c").orElseThrow().output()).isEqualTo("1");
                  assertThat(workOut).hasValue(0);
                });
      }
    }
    return faulty.hasStruck();
  }

  /** If the first answer meets the fault, the second one arrives within the pause after it. */
  private boolean comesToRestAlthough(FaultyStore faulty) {
    workOut.set(-1);
    Queue<CompletableFuture<Void>> held = new ConcurrentLinkedQueue<>();
    try (TestWorker worker = new TestWorker()) {
      worker.orchestrator("Done", ctx -> ctx.complete(1));
      try (TaskHub hub = open(faulty, new HeldTurns(worker, held), Duration.ofMillis(20))) {
        start(hub, "a", "Done");
        start(hub, "b", "Done");
        await()
            .pollInterval(Duration.ofMillis(1))
            .untilAsserted(
                () -> {
                  for (CompletableFuture<Void> turn; (turn = held.poll()) != null; ) {
                    turn.complete(null);
                  }
                  assertThat(hub.find("a").orElseThrow().output()).isEqualTo("1");
                  assertThat(hub.find("b").orElseThrow().output()).isEqualTo("1");
                  assertThat(workOut).hasValue(0);
                });
      }
    }
    return faulty.hasStruck();
  }

  private TaskHub open(FaultyStore faulty, WorkItems worker, Duration retryPause) {
    Store fragile = faulty.store();
    for (; ; ) {
      try {
        return TaskHub.openManual(
            fragile,
            worker,
            new HubOptions(false, retryPause),
            new SettableClock(),
            (out, nextTimer) -> workOut.set(out),
            HostLog.none());
      } catch (StoreException e) {
        assertThat(faulty.hasStruck()).isTrue();
      }
    }
  }

  private static void start(TaskHub hub, String id, String orchestrator) {
    StartCommand request =
        new StartCommand(id, orchestrator, null, null, null, StartCommand.NON_RUNNING);
    while (hub.find(id).isEmpty()) {
      try {
        hub.start(request).join();
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(StoreException.class);
      }
    }
  }

  /** Holds each turn's answer until it is released. */
  private record HeldTurns(WorkItems worker, Queue<CompletableFuture<Void>> held)
      implements WithoutEntities {

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      TurnOutcome outcome = worker.run(turn).toCompletableFuture().join();
      CompletableFuture<Void> release = new CompletableFuture<>();
      held.add(release);
      return release.thenApply(released -> outcome);
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      return worker.run(activity);
    }
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A burst of events to an orchestrator that continues as new")
class BurstTest {
  private static final int EVENTS = 200;

  private final AtomicInteger turns = new AtomicInteger();
  private final TestWorker worker = new TestWorker();

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void with_an_activity_between_is_consumed_once_in_order_with_a_few_turns_per_event() {
    worker.activity("Nop", input -> input);
    worker.orchestrator("Aggregate", ctx -> aggregate(ctx, true));
    consumesAll(new MemoryStore());
    assertThat(turns.get()).isLessThan(8 * EVENTS);
  }

  @Test
  void with_nothing_between_is_consumed_once_in_order_with_a_few_turns_per_event() {
    worker.orchestrator("Aggregate", ctx -> aggregate(ctx, false));
    consumesAll(new MemoryStore());
    assertThat(turns.get()).isLessThan(8 * EVENTS);
  }

  @Test
  void in_a_file_survives_a_restart_without_loss_and_in_order(@TempDir Path folder) {
    worker.activity("Nop", input -> input);
    worker.orchestrator("Aggregate", ctx -> aggregate(ctx, true));
    try (Store store = SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL)) {
      try (TaskHub hub = open(store)) {
        start(hub);
        raiseAll(hub);
      }
      for (int restart = 0; restart < 5; restart++) {
        try (TaskHub hub = open(store)) {
          hub.raiseEvent("a", "other", null).join();
        }
      }
      try (TaskHub hub = open(store)) {
        checkEnd(hub);
        assertThat(store.unfinished().messages()).isEmpty();
      }
    }
  }

  @Test
  void that_arrived_while_suspended_is_consumed_completely() {
    worker.activity("Nop", input -> input);
    worker.orchestrator("Aggregate", ctx -> aggregate(ctx, true));
    try (Store store = new MemoryStore();
        TaskHub hub = open(store)) {
      start(hub);
      hub.whenStarted("a").join();
      hub.suspend("a", null).join();
      raiseAll(hub);
      hub.resume("a", null).join();
      checkEnd(hub);
    }
  }

  @Test
  void does_not_delay_a_terminate_until_all_events_are_consumed() {
    CountDownLatch terminated = new CountDownLatch(1);
    worker.activity("Nop", input -> input);
    worker.orchestrator(
        "Aggregate",
        ctx -> {
          if (ctx.getInput(int[].class).length == EVENTS / 10) {
            TestWorker.await(terminated);
          }
          aggregate(ctx, true);
        });
    try (Store store = new MemoryStore();
        TaskHub hub = open(store)) {
      start(hub);
      raiseAll(hub);
      hub.terminate("a", "enough").join();
      terminated.countDown();
      Instance ended = Patience.join(hub.whenCompleted("a"));
      assertThat(ended.status()).isEqualTo(RuntimeStatus.TERMINATED);
      assertThat(store.unfinished().messages()).isEmpty();
    }
  }

  @Test
  void keeps_events_of_other_names_for_later_generations() {
    worker.orchestrator(
        "Aggregate",
        ctx -> {
          int[] got = ctx.getInput(int[].class);
          if (got.length < EVENTS) {
            int next = ctx.waitForExternalEvent("n", Integer.class).await();
            ctx.continueAsNew(append(got, next));
          } else {
            List<String> late = new ArrayList<>();
            late.add(ctx.waitForExternalEvent("late", String.class).await());
            late.add(ctx.waitForExternalEvent("late", String.class).await());
            ctx.complete(late);
          }
        });
    try (TaskHub hub = open(new MemoryStore())) {
      start(hub);
      hub.raiseEvent("a", "late", "\"one\"");
      raiseAll(hub);
      hub.raiseEvent("a", "late", "\"two\"");
      Instance ended = Patience.join(hub.whenCompleted("a"));
      assertThat(ended.output()).isEqualTo("[\"one\",\"two\"]");
    }
  }

  private void consumesAll(Store store) {
    try (TaskHub hub = open(store)) {
      start(hub);
      raiseAll(hub);
      checkEnd(hub);
      assertThat(store.unfinished().messages()).isEmpty();
    }
  }

  private static void start(TaskHub hub) {
    hub.start(new StartCommand("a", "Aggregate", null, "[]", null, StartCommand.NON_RUNNING))
        .join();
  }

  private static void raiseAll(TaskHub hub) {
    CompletableFuture.allOf(
            IntStream.range(0, EVENTS)
                .mapToObj(n -> hub.raiseEvent("a", "n", "" + n))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void checkEnd(TaskHub hub) {
    Instance ended = Patience.join(hub.whenCompleted("a"));
    assertThat(ended.output())
        .isEqualTo(Arrays.toString(IntStream.range(0, EVENTS).toArray()).replace(" ", ""));
  }

  private TaskHub open(Store store) {
    return TaskHub.open(
        store,
        new CountingTurns(worker, turns),
        new HubOptions(false, Duration.ofMillis(1)),
        Clock.systemUTC(),
        HostLog.none());
  }

  private static void aggregate(TaskOrchestrationContext ctx, boolean withActivity) {
    int[] got = ctx.getInput(int[].class);
    int next = ctx.waitForExternalEvent("n", Integer.class).await();
    if (withActivity) {
      next = ctx.callActivity("Nop", next, Integer.class).await();
    }
    int[] all = append(got, next);
    if (all.length < EVENTS) {
      ctx.continueAsNew(all);
    } else {
      ctx.complete(all);
    }
  }

  private static int[] append(int[] numbers, int next) {
    int[] all = Arrays.copyOf(numbers, numbers.length + 1);
    all[numbers.length] = next;
    return all;
  }
}

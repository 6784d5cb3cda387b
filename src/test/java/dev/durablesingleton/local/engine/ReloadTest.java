package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A hub that reloads its state after a failure of the store")
@Timeout(60)
class ReloadTest {

  private final AtomicBoolean failing = new AtomicBoolean();
  private final CountDownLatch failed = new CountDownLatch(1);
  private final CountDownLatch retry = new CountDownLatch(1);
  private final AtomicInteger activities = new AtomicInteger();
  private final CompletableFuture<ActivityOutcome> result = new CompletableFuture<>();

  @Test
  void does_not_repeat_an_activity_whose_result_arrives_with_the_reload() throws Exception {
    try (TestWorker worker = new TestWorker()) {
      worker.orchestrator(
          "One", ctx -> ctx.complete(ctx.callActivity("Work", 1, Integer.class).await()));
      try (TaskHub hub =
          TaskHub.open(
              (Store) proxy(Store.class, new MemoryStore()),
              new ControlledActivity(worker),
              new HubOptions(false, Duration.ZERO),
              Clock.systemUTC(),
              this::log)) {
        start(hub, "a").join();
        await().until(() -> activities.get() == 1);
        failing.set(true);
        CompletableFuture<StartResult> refused = start(hub, "b");
        failed.await();
        result.complete(new ActivityOutcome.Completed("1"));
        retry.countDown();
        assertThat(Patience.join(hub.whenCompleted("a")).output()).isEqualTo("1");
        assertThat(refused).isCompletedExceptionally();
        assertThat(activities).hasValue(1);
      }
    }
  }

  private static CompletableFuture<StartResult> start(TaskHub hub, String id) {
    return hub.start(new StartCommand(id, "One", null, null, null, StartCommand.NON_RUNNING));
  }

  /** Holds the deciding thread before the reload until the result has arrived. */
  private void log(LogLevel level, String category, String message, Throwable failure) {
    if (level == LogLevel.ERROR) {
      failed.countDown();
      TestWorker.await(retry);
    }
  }

  /** Fails once, when the status of an instance is read for a start. */
  private Object proxy(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("status") && failing.getAndSet(false)) {
            throw new StoreException("The store fails once.");
          }
          try {
            Object returned = method.invoke(target, arguments);
            return returned instanceof Store.Transaction
                ? proxy(Store.Transaction.class, returned)
                : returned;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** Runs the turns in a worker; the test completes the activity. */
  private final class ControlledActivity implements WithoutEntities {
    private final WorkItems turns;

    ControlledActivity(WorkItems turns) {
      this.turns = turns;
    }

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return turns.run(turn);
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      activities.incrementAndGet();
      return result;
    }
  }
}

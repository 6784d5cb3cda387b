package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Throughput of the engine in instances per second, without HTTP, gRPC or a worker. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
@Threads(64)
public class EngineBenchmark {
  private static final int WORK_THREADS = 8;

  @Param({"durable", "memory"})
  private String store;

  @Param({"0", "3"})
  private int activities;

  private final ExecutorService threads = Executors.newFixedThreadPool(WORK_THREADS);
  private Path folder;
  private Store openStore;
  private TaskHub hub;

  /** Opens an empty hub. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("engine");
    openStore =
        store.equals("memory")
            ? new MemoryStore()
            : SqliteStore.open(folder.resolve("hub.db"), Durability.FULL);
    TaskOrchestration chain =
        ctx -> {
          for (int i = 0; i < activities; i++) {
            ctx.callActivity("Echo", i, Integer.class).await();
          }
        };
    hub =
        TaskHub.open(
            openStore, new Worker(chain), HubOptions.defaults(), Clock.systemUTC(), HostLog.none());
  }

  /** Runs one instance from start to completion. */
  @Benchmark
  public Instance instance() {
    String id = UUID.randomUUID().toString();
    hub.start(new StartCommand(id, "Chain", null, null, null, StartCommand.NON_RUNNING)).join();
    return hub.whenCompleted(id).join();
  }

  /** Closes the hub; its file stays in the temporary directory. */
  @TearDown
  public void close() {
    hub.close();
    openStore.close();
    threads.shutdown();
  }

  /** Replays with the SDK; activities return their input. */
  private final class Worker implements WorkItems {
    private final TaskOrchestration code;

    Worker(TaskOrchestration code) {
      this.code = code;
    }

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return CompletableFuture.supplyAsync(() -> TestWorker.replay(turn, code), threads);
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      return CompletableFuture.supplyAsync(
          () -> new ActivityOutcome.Completed(activity.input()), threads);
    }

    @Override
    public CompletionStage<BatchOutcome> run(Batch batch) {
      throw new UnsupportedOperationException("There are no entities.");
    }
  }
}

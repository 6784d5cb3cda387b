package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.loop.IdleListener;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.store.MemoryStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck submits these commands from several threads. */
@Tag("lincheck")
@DisplayName("A hub that runs on its callers' threads is linearizable")
@Param(name = "id", gen = IntGen.class, conf = "1:2")
public class CallerRunsLincheckTest {
  private final TaskHub hub =
      TaskHub.openManual(
          new MemoryStore(),
          new Silent(),
          HubOptions.defaults(),
          new SettableClock(),
          IdleListener.none(),
          HostLog.none());

  /** Starts an instance; returns whether this start created it. */
  @Operation
  public boolean start(@Param(name = "id") int id) {
    return hub.start(new StartCommand("i" + id, "Any", null, null, null, StartCommand.NON_RUNNING))
            .join()
        instanceof StartResult.Started;
  }

  /** Whether the instance exists. */
  @Operation
  public boolean exists(@Param(name = "id") int id) {
    return hub.find("i" + id).isPresent();
  }

  /** Purges an instance; refused while it is running. */
  @Operation
  public boolean purge(@Param(name = "id") int id) {
    return hub.purge("i" + id).join() instanceof CommandResult.NoSuchInstance;
  }

  @Test
  void under_stress() {
    new StressOptions()
        .iterations(20)
        .threads(3)
        .actorsPerThread(3)
        .invocationsPerIteration(300)
        .check(CallerRunsLincheckTest.class);
  }

  /** Completes each turn immediately without actions. */
  private static final class Silent implements WithoutEntities {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return CompletableFuture.completedFuture(
          new TurnOutcome.Answered(OrchestratorResponse.getDefaultInstance()));
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      throw new IllegalStateException("no activities");
    }
  }
}

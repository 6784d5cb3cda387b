package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.durablesingleton.local.engine.HubModel.Command;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A hub with the orchestration of {@link HubModel}. */
final class CollectingHub implements ModelledHub<Command> {
  private final ManualHub manual;

  CollectingHub(Store store) {
    manual = new ManualHub(store, new CallersWorker(), ManualHub.OPTIONS);
  }

  @Override
  public Optional<Object> ask(Command command) {
    switch (command.kind()) {
      case BREAK_COMMIT -> manual.breakCommit(command.number());
      case RESTART -> manual.restart();
      default -> {
        return manual.ask(hub -> accepted(hub, command));
      }
    }
    return Optional.of(true);
  }

  private static CompletableFuture<Object> accepted(TaskHub hub, Command command) {
    String id = command.id();
    return switch (command.kind()) {
      case START ->
          hub.start(new StartCommand(id, "Collect", null, null, null, StartCommand.NON_RUNNING))
              .thenApply(StartResult.Started.class::isInstance);
      case EVENT -> accepted(hub.raiseEvent(id, "n", "" + command.number()));
      case SUSPEND -> accepted(hub.suspend(id, "hold"));
      case RESUME -> accepted(hub.resume(id, "go on"));
      case TERMINATE -> accepted(hub.terminate(id, "enough"));
      case PURGE -> accepted(hub.purge(id));
      case REWIND -> accepted(hub.rewind(id, "again"));
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private static CompletableFuture<Object> accepted(CompletableFuture<CommandResult> result) {
    return result.thenApply(CommandResult.Accepted.class::isInstance);
  }

  @Override
  public Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>();
    for (String id : List.of("a", "b")) {
      manual.hub().find(id).ifPresent(instance -> seen.put(id, shown(instance)));
    }
    return seen;
  }

  @Override
  public void close() {
    manual.close();
  }

  private static String shown(Instance instance) {
    boolean completed = instance.status() == RuntimeStatus.COMPLETED;
    return instance.status() + (completed ? " " + instance.output() : "");
  }

  private static void collect(TaskOrchestrationContext ctx) {
    List<Integer> got = new ArrayList<>();
    for (int n = 0; n != HubModel.END; ) {
      n = ctx.waitForExternalEvent("n", Integer.class).await();
      got.add(n);
      if (n == HubModel.FAIL) {
        throw new IllegalStateException("asked to fail");
      }
    }
    ctx.complete(got);
  }

  /** Replays on the deciding thread, so that all work is done when a command returns. */
  private static final class CallersWorker implements WithoutEntities {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return CompletableFuture.completedFuture(TestWorker.replay(turn, CollectingHub::collect));
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      throw new IllegalStateException("no activities");
    }
  }
}

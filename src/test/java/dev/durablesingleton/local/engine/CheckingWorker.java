package dev.durablesingleton.local.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.replay.Precision;
import dev.durablesingleton.local.replay.ReplayCheck;
import dev.durablesingleton.local.replay.ReplayResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A worker that also checks histories, by replays of the same orchestrators. */
final class CheckingWorker implements WorkItems {
  private final TestWorker worker;
  private final ReplayCheck check;
  private final List<String> checked = new CopyOnWriteArrayList<>();
  private volatile Consumer<Check> before = each -> {};

  CheckingWorker(TestWorker worker) {
    this.worker = worker;
    check = new ReplayCheck(listener -> worker);
  }

  /** Runs before each check, on its thread. */
  void beforeEach(Consumer<Check> action) {
    before = action;
  }

  /** The IDs of the checked instances, in order. */
  List<String> checked() {
    return checked;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return worker.run(turn);
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return worker.run(activity);
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return worker.run(batch);
  }

  @Override
  public boolean checksHistories() {
    return true;
  }

  @Override
  public CompletionStage<CheckOutcome> run(Check item) {
    return CompletableFuture.supplyAsync(
        () -> {
          before.accept(item);
          checked.add(item.instanceId());
          return outcome(item);
        });
  }

  private CheckOutcome outcome(Check item) {
    try {
      ReplayResult result =
          check.ofHistory(
              item.instanceId(),
              item.name(),
              OrchestratorRequest.parseFrom(item.request()).getPastEventsList(),
              Precision.NAMES);
      return result instanceof ReplayResult.Diverges diverges
          ? new CheckOutcome.Differs(diverges.difference())
          : new CheckOutcome.Continues();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.durablesingleton.local.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs one orchestrator and {@link TestEntities} on the deciding thread, so that all work is done
 * when a command returns. Some batches are returned without being run, and some not run to the end.
 */
final class CollectingWorker implements WorkItems {
  private static final int ABANDONS = 5;
  private static final int STOPS_EARLY = 3;

  private final TaskOrchestration orchestrator;
  private final TestEntities entities = new TestEntities();
  private int batches;

  CollectingWorker(TaskOrchestration orchestrator) {
    this.orchestrator = orchestrator;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return CompletableFuture.completedFuture(TestWorker.replay(turn, orchestrator));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    throw new IllegalStateException("no activities");
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    batches++;
    return CompletableFuture.completedFuture(
        batches % ABANDONS == 0 ? new BatchOutcome.Abandoned() : answered(batch));
  }

  private BatchOutcome answered(Batch batch) {
    try {
      EntityBatchRequest request = EntityBatchRequest.parseFrom(batch.request());
      return new BatchOutcome.Answered(
          batches % STOPS_EARLY == 0 ? entities.countFirst(request) : entities.count(request));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}

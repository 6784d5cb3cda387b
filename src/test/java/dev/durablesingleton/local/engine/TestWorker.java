package dev.durablesingleton.local.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs orchestrators with the SDK's own replay, activities that are functions on JSON, and entities
 * that are functions on messages.
 */
final class TestWorker implements WorkItems, AutoCloseable {
  private final Map<String, TaskOrchestration> orchestrators = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<String>> activities = new ConcurrentHashMap<>();
  private final Map<String, Function<EntityBatchRequest, EntityBatchResult>> entities =
      new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<String> activityRuns = new CopyOnWriteArrayList<>();

  TestWorker orchestrator(String name, TaskOrchestration code) {
    orchestrators.put(name, code);
    return this;
  }

  TestWorker activity(String name, UnaryOperator<String> code) {
    activities.put(name, code);
    return this;
  }

  TestWorker entity(String name, Function<EntityBatchRequest, EntityBatchResult> code) {
    entities.put(name, code);
    return this;
  }

  /** The calls, as {@code name(input)}, in order. */
  List<String> activityRuns() {
    return activityRuns;
  }

  /** Holds an activity or a turn until the test releases it. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return CompletableFuture.supplyAsync(
        () -> {
          TaskOrchestration code = orchestrators.get(turn.name());
          if (code == null) {
            return new TurnOutcome.HostFailure("{\"message\":\"no such orchestrator\"}");
          }
          return replay(turn, code);
        },
        executor);
  }

  /** Returns the response of the SDK to a turn. */
  static TurnOutcome replay(Turn turn, TaskOrchestration code) {
    try {
      return new TurnOutcome.Answered(
          OrchestratorResponse.parseFrom(
              OrchestrationRunner.loadAndRun(turn.request().toByteArray(), code)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return CompletableFuture.supplyAsync(
        () -> {
          activityRuns.add(activity.name() + "(" + activity.input() + ")");
          try {
            return new ActivityOutcome.Completed(
                activities.get(activity.name()).apply(activity.input()));
          } catch (RuntimeException e) {
            return new ActivityOutcome.Failed(
                TaskFailureDetails.newBuilder()
                    .setErrorType(e.getClass().getSimpleName())
                    .setErrorMessage(e.getMessage())
                    .setStackTrace(StringValue.of(""))
                    .build(),
                "it threw");
          }
        },
        executor);
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return CompletableFuture.supplyAsync(
        () -> {
          Function<EntityBatchRequest, EntityBatchResult> code =
              entities.get(batch.entity().name());
          if (code == null) {
            return new BatchOutcome.HostFailure(
                TaskFailureDetails.newBuilder()
                    .setErrorType("EntityFunctionNotFound")
                    .setErrorMessage("no entity '%s'".formatted(batch.entity().name()))
                    .build());
          }
          try {
            return new BatchOutcome.Answered(
                code.apply(EntityBatchRequest.parseFrom(batch.request())));
          } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
          }
        },
        executor);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

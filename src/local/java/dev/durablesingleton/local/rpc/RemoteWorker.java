package dev.durablesingleton.local.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.messages.ActivityRequest;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.OrchestrationInstance;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Runs work items in programs that request them by {@code GetWorkItems}. Items wait while no worker
 * is connected; those of a worker that disconnects are abandoned. Thread-safe.
 */
public final class RemoteWorker implements WorkItems {

  private final WorkerStreams streams = new WorkerStreams();
  private final Executor executor;

  /**
   * @param executor builds and sends messages, to relieve the hub's thread
   */
  public RemoteWorker(Executor executor) {
    this.executor = executor;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    CompletableFuture<TurnOutcome> outcome = new CompletableFuture<>();
    executor.execute(
        () ->
            streams.add(
                new WorkerItem.OfTurn(
                    new WorkerItem.TurnKey(turn.instanceId()), message(turn), outcome)));
    return outcome;
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    CompletableFuture<ActivityOutcome> outcome = new CompletableFuture<>();
    executor.execute(
        () ->
            streams.add(
                new WorkerItem.OfActivity(
                    new WorkerItem.ActivityKey(activity.instanceId(), activity.taskId()),
                    message(activity),
                    outcome)));
    return outcome;
  }

  /** Fails the batch, since the worker protocol of this host has no entities. */
  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return CompletableFuture.completedFuture(
        new BatchOutcome.HostFailure(
            TaskFailureDetails.newBuilder()
                .setErrorType("EntityFunctionNotFound")
                .setErrorMessage(
                    "Entity '%s' cannot be called: this host does not serve entities of standalone workers; serve them from a Functions package."
                        .formatted(batch.entity()))
                .setIsNonRetriable(true)
                .build()));
  }

  void connect(StreamObserver<WorkItem> stream) {
    streams.connect(stream);
  }

  void disconnect(StreamObserver<WorkItem> stream) {
    streams.disconnect(stream).forEach(WorkerItem::abandon);
  }

  /** Receives the response to a turn; drops it if the turn is not pending. */
  void complete(OrchestratorResponse response) {
    streams
        .takeBack(new WorkerItem.TurnKey(response.getInstanceId()))
        .map(WorkerItem.OfTurn.class::cast)
        .ifPresent(turn -> turn.outcome().complete(new TurnOutcome.Answered(response)));
  }

  /** Receives the response to an activity; drops it if the activity is not pending. */
  void complete(ActivityResponse response) {
    streams
        .takeBack(new WorkerItem.ActivityKey(response.getInstanceId(), response.getTaskId()))
        .map(WorkerItem.OfActivity.class::cast)
        .ifPresent(activity -> activity.outcome().complete(outcome(response)));
  }

  /** Ends the workers' streams; their items run again when the hub is opened again. */
  void disconnectAll() {
    streams.close();
  }

  private static ActivityOutcome outcome(ActivityResponse response) {
    if (response.hasFailureDetails()) {
      return new ActivityOutcome.Failed(
          response.getFailureDetails(), response.getFailureDetails().getErrorMessage());
    }
    return new ActivityOutcome.Completed(
        response.hasResult() ? response.getResult().getValue() : null);
  }

  private static WorkItem message(Turn turn) {
    try {
      return WorkItem.newBuilder()
          .setOrchestratorRequest(OrchestratorRequest.parseFrom(turn.request()))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "the turn of '" + turn.instanceId() + "' cannot be parsed", e);
    }
  }

  private static WorkItem message(Activity activity) {
    ActivityRequest.Builder request =
        ActivityRequest.newBuilder()
            .setName(activity.name())
            .setTaskId(activity.taskId())
            .setOrchestrationInstance(
                OrchestrationInstance.newBuilder()
                    .setInstanceId(activity.instanceId())
                    .setExecutionId(StringValue.of(activity.executionId())));
    if (activity.version() != null) {
      request.setVersion(StringValue.of(activity.version()));
    }
    if (activity.input() != null) {
      request.setInput(StringValue.of(activity.input()));
    }
    return WorkItem.newBuilder().setActivityRequest(request).build();
  }
}

package dev.durablesingleton.local.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.DeclinePause;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.ActivityRequest;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationInstance;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs work items in programs that request them by {@code GetWorkItems}. Items wait while no worker
 * accepts them; those of a worker that disconnects are abandoned. Thread-safe.
 */
public final class RemoteWorker implements WorkItems {

  /** How long an older stream of a client may leave an item unanswered. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WorkerStreams streams;
  private final ScheduledExecutorService executor;

  /**
   * @param executor builds and sends messages, to relieve the hub's thread, and waits; the caller
   *     shuts it down
   */
  public RemoteWorker(ScheduledExecutorService executor, HostLog log) {
    this(executor, log, PATIENCE);
  }

  RemoteWorker(ScheduledExecutorService executor, HostLog log, Duration patience) {
    this.executor = executor;
    WorkerStreams connected = new WorkerStreams(log);
    streams = connected;
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> connected.giveUp(patience).forEach(WorkerItem::abandon),
            patience.toMillis(),
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    CompletableFuture<TurnOutcome> outcome = new CompletableFuture<>();
    executor.execute(
        () -> {
          OrchestratorRequest request = request(turn);
          streams.add(
              new WorkerItem.OfTurn(
                  new WorkerItem.TurnKey(turn.instanceId()),
                  new WorkerItem.Task(WorkerItem.Kind.ORCHESTRATOR, turn.name(), version(request)),
                  WorkItem.newBuilder().setOrchestratorRequest(request).build(),
                  outcome));
        });
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
                    new WorkerItem.Task(
                        WorkerItem.Kind.ACTIVITY,
                        activity.name(),
                        activity.version() == null ? "" : activity.version()),
                    message(activity),
                    outcome,
                    0)));
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

  /**
   * Adds a worker.
   *
   * @param client equal for the streams of one client
   */
  void connect(StreamObserver<WorkItem> stream, Object client, GetWorkItemsRequest request) {
    streams.connect(stream, client, AcceptedTasks.of(request));
  }

  /** Number of connected workers. */
  int connected() {
    return streams.connected();
  }

  void disconnect(StreamObserver<WorkItem> stream) {
    streams.disconnect(stream).forEach(WorkerItem::abandon);
  }

  /** Receives the response to a turn; drops it if the turn is not pending. */
  void complete(OrchestratorResponse response) {
    String token = response.getCompletionToken();
    Optional<WorkerItem.OfTurn> answered =
        token.isEmpty()
            ? streams.takeBack(
                new WorkerItem.TurnKey(response.getInstanceId()), WorkerItem.OfTurn.class)
            : streams.takeBack(token, WorkerItem.OfTurn.class);
    answered.ifPresent(turn -> turn.outcome().complete(new TurnOutcome.Answered(response)));
  }

  /** Receives the response to an activity; drops it if the activity is not pending. */
  void complete(ActivityResponse response) {
    String token = response.getCompletionToken();
    Optional<WorkerItem.OfActivity> answered =
        token.isEmpty()
            ? streams.takeBack(
                new WorkerItem.ActivityKey(response.getInstanceId(), response.getTaskId()),
                WorkerItem.OfActivity.class)
            : streams.takeBack(token, WorkerItem.OfActivity.class);
    answered.ifPresent(activity -> activity.outcome().complete(outcome(response)));
  }

  /** Takes back a turn that its worker does not run; it is offered again after a pause. */
  void declineTurn(String token) {
    streams
        .takeBack(token, WorkerItem.OfTurn.class)
        .ifPresent(turn -> turn.outcome().complete(new TurnOutcome.Declined()));
  }

  /** Takes back an activity that its worker does not run; it is offered again after a pause. */
  void declineActivity(String token) {
    streams
        .takeBack(token, WorkerItem.OfActivity.class)
        .map(WorkerItem.OfActivity::declinedAgain)
        .ifPresent(
            activity -> {
              ScheduledFuture<?> unused =
                  executor.schedule(
                      () -> streams.add(activity),
                      DeclinePause.after(activity.declined()).toMillis(),
                      TimeUnit.MILLISECONDS);
            });
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

  private static OrchestratorRequest request(Turn turn) {
    try {
      return OrchestratorRequest.parseFrom(turn.request());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "the turn of '" + turn.instanceId() + "' cannot be parsed", e);
    }
  }

  /** The version of the orchestration; empty for none. */
  private static String version(OrchestratorRequest request) {
    return Stream.of(request.getPastEventsList(), request.getNewEventsList())
        .flatMap(List::stream)
        .filter(HistoryEvent::hasExecutionStarted)
        .map(event -> event.getExecutionStarted().getVersion().getValue())
        .findFirst()
        .orElse("");
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
    if (activity.traceContext() != null) {
      request.setParentTraceContext(activity.traceContext());
    }
    return WorkItem.newBuilder().setActivityRequest(request).build();
  }
}

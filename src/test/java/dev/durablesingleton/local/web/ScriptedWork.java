package dev.durablesingleton.local.web;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationRequest;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Runs the orchestrators and activities of the management API's tests; the SDK replays them. */
final class ScriptedWork implements WorkItems {

  private static final Map<String, TaskOrchestration> ORCHESTRATORS =
      Map.of(
          "Echo", context -> context.complete(context.getInput(Object.class)),
          "Say",
              context ->
                  context.complete(context.callActivity("Greet", "Tokyo", String.class).await()),
          "Wait",
              context -> context.complete(context.waitForExternalEvent("go", Object.class).await()),
          "Fail", context -> context.callActivity("Break", null, String.class).await(),
          "CountDown",
              context -> {
                int remaining = context.getInput(Integer.class);
                if (remaining > 0) {
                  context.continueAsNew(remaining - 1);
                }
              });

  private final Executor executor;

  ScriptedWork(Executor executor) {
    this.executor = executor;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return CompletableFuture.supplyAsync(() -> outcome(turn), executor);
  }

  private static TurnOutcome outcome(Turn turn) {
    TaskOrchestration code = ORCHESTRATORS.get(turn.name());
    if (code == null) {
      return new TurnOutcome.HostFailure("{\"message\":\"no such orchestrator\",\"details\":null}");
    }
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
    return CompletableFuture.completedFuture(
        activity.name().equals("Greet")
            ? new ActivityOutcome.Completed("\"Hello Tokyo!\"")
            : new ActivityOutcome.Failed(
                TaskFailureDetails.newBuilder().setErrorType("Oops").setErrorMessage("no").build(),
                "Function 'Break' failed with an unhandled exception.",
                "the exception"));
  }

  /** Entities keep the input of "put" as their state, and lose it by "delete". */
  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return CompletableFuture.supplyAsync(() -> outcome(batch), executor);
  }

  private static BatchOutcome outcome(Batch batch) {
    try {
      EntityBatchRequest request = EntityBatchRequest.parseFrom(batch.request());
      EntityBatchResult.Builder result = EntityBatchResult.newBuilder();
      if (request.hasEntityState()) {
        result.setEntityState(request.getEntityState());
      }
      for (OperationRequest operation : request.getOperationsList()) {
        switch (operation.getOperation()) {
          case "put" -> result.setEntityState(operation.getInput());
          case "delete" -> result.clearEntityState();
          default -> {}
        }
        result.addResults(
            OperationResult.newBuilder().setSuccess(OperationResultSuccess.getDefaultInstance()));
      }
      return new BatchOutcome.Answered(result.build());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.durablesingleton.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Instant;
import java.util.List;

/** Eternal orchestration, of which exactly one instance should run: a singleton. */
public class PeriodicCleanup {

  /**
   * Purges finished instances older than {@code age}, waits for {@code interval}, and continues as
   * new. Input: {@code {"interval": "PT1H", "age": "P7D"}}, which are also the defaults.
   */
  @FunctionName("PeriodicCleanup")
  public void run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    CleanupInput input = input(context);
    context.setCustomStatus(new CleanupStatus(input.round(), input.lastResult(), null));
    Instant createdBefore = context.getCurrentInstant().minus(input.ageTime());
    String result = purge(context, createdBefore);
    if (!context.getIsReplaying()) {
      execution.getLogger().info("Cleanup round " + input.round() + ": " + result);
    }
    Instant nextRun = context.getCurrentInstant().plus(input.intervalTime());
    context.setCustomStatus(new CleanupStatus(input.round(), result, nextRun.toString()));
    // In SDK 1.5.0 a timer of over three days that is awaited directly ends after three days;
    // inside allOf it does not.
    context.allOf(List.of(context.createTimer(input.intervalTime()))).await();
    context.continueAsNew(input.next(result), false);
  }

  /** Puts the error into the custom status, because the SDK hides an orchestrator's exception. */
  private static CleanupInput input(TaskOrchestrationContext context) {
    try {
      return CleanupInput.of(context.getInput(JsonNode.class));
    } catch (IllegalArgumentException e) {
      context.setCustomStatus(e.getMessage());
      throw e;
    }
  }

  /** A failed round does not end the orchestration; the next round purges the rest. */
  private static String purge(TaskOrchestrationContext context, Instant createdBefore) {
    try {
      int purged =
          context.callActivity("PurgeFinished", createdBefore.toString(), Integer.class).await();
      return "purged " + purged + " instances created before " + createdBefore;
    } catch (TaskFailedException e) {
      return "failed: " + e.getErrorDetails().getErrorMessage();
    }
  }
}

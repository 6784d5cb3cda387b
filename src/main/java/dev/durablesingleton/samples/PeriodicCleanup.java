package dev.durablesingleton.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Instant;
import java.util.List;

/** An eternal orchestration, and the reason for singletons: one of it is wanted, and never two. */
public class PeriodicCleanup {

  /**
   * Purges instances that finished and are older than {@code age}, waits for {@code interval}, and
   * begins again with an empty history. Input: {@code {"interval": "PT1H", "age": "P7D"}}, or
   * nothing for these.
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
    // Awaited by itself, a timer of over three days ends after three (SDK 1.5.0); in allOf it is
    // right.
    context.allOf(List.of(context.createTimer(input.intervalTime()))).await();
    context.continueAsNew(input.next(result), false);
  }

  /**
   * The SDK hides what an orchestrator throws, so the custom status says what is wrong with the
   * input.
   */
  private static CleanupInput input(TaskOrchestrationContext context) {
    try {
      return CleanupInput.of(context.getInput(JsonNode.class));
    } catch (IllegalArgumentException e) {
      context.setCustomStatus(e.getMessage());
      throw e;
    }
  }

  /** A round that fails is no reason to end; the next one does its work too. */
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

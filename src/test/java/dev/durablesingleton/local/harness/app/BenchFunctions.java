package dev.durablesingleton.local.harness.app;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.ArrayList;
import java.util.List;

/** Orchestrators that do only what is measured. */
public class BenchFunctions {
  private static final int FAN = 100;

  /** No activity. */
  @FunctionName("BenchNone")
  public String none(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return "done";
  }

  /** A hundred activities in parallel. */
  @FunctionName("BenchFan")
  public int fan(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    List<Task<Integer>> all = new ArrayList<>();
    for (int i = 0; i < FAN; i++) {
      all.add(echo(ctx, i));
    }
    return ctx.allOf(all).await().size();
  }

  /** As many sequential activities as the input says. */
  @FunctionName("BenchChain")
  public int chain(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    int length = ctx.getInput(Integer.class);
    for (int i = 0; i < length; i++) {
      echo(ctx, i).await();
    }
    return length;
  }

  /** As many generations as the input says. */
  @FunctionName("BenchGenerations")
  public int generations(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    int remaining = ctx.getInput(Integer.class);
    ctx.setCustomStatus(remaining);
    if (remaining > 0) {
      ctx.continueAsNew(echo(ctx, remaining).await() - 1);
    }
    return remaining;
  }

  /** Waits for an event that is never raised. */
  @FunctionName("BenchWait")
  public void await(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    ctx.waitForExternalEvent("never").await();
  }

  /** Returns its number. */
  @FunctionName("BenchEcho")
  public int echo(@DurableActivityTrigger(name = "number") int number) {
    return number;
  }

  private static Task<Integer> echo(TaskOrchestrationContext ctx, int number) {
    return ctx.callActivity("BenchEcho", number, Integer.class);
  }
}

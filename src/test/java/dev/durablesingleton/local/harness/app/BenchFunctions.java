package dev.durablesingleton.local.harness.app;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Orchestrators that do only what is measured. */
public class BenchFunctions {
  /** How many entities {@code BenchCallMany} calls. */
  public static final int ENTITIES = 100;

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

  /** Calls the entity {@code 0} once. */
  @FunctionName("BenchCallOne")
  public void callOne(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    call(ctx, 0);
  }

  /** Calls one of a hundred entities once. */
  @FunctionName("BenchCallMany")
  public void callMany(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    call(ctx, Math.floorMod(ctx.getInstanceId().hashCode(), ENTITIES));
  }

  private static void call(TaskOrchestrationContext ctx, int key) {
    new Section(ctx, "benchcounter").call("" + key, "add", 1).await();
  }

  /** A counter. */
  @FunctionName("BenchCounter")
  public String counter(@EntityTrigger(name = "batch") String batch) throws IOException {
    return CounterBatch.run(batch);
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

package dev.durablesingleton.local.harness.app;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The mix: every kind of orchestration, each of which tells by its output what it went through. */
public class MixFunctions {
  /** The environment variable that names the file where activities leave a line each. */
  public static final String WITNESS = "MIX_WITNESS";

  /** The number of the event that ends a collector. */
  public static final int END = -1;

  /** Three activities, one after the other. */
  @FunctionName("MixChain")
  public String chain(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    int sum = 0;
    for (int step = 1; step <= 3; step++) {
      sum += witness(ctx, work, step).await();
    }
    return work.token + ":" + sum;
  }

  /** Five activities side by side. */
  @FunctionName("MixFanOut")
  public String fanOut(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    List<Task<Integer>> all = new ArrayList<>();
    for (int branch = 1; branch <= 5; branch++) {
      all.add(witness(ctx, work, branch));
    }
    return work.token + ":" + ctx.allOf(all).await();
  }

  /** A child, whose result comes before an activity of the parent. */
  @FunctionName("MixFamily")
  public String family(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    String childId = ctx.getInstanceId() + ":child";
    String child = ctx.callSubOrchestrator("MixChain", work, childId, String.class).await();
    return child + ":" + witness(ctx, work, 1).await();
  }

  /** Three generations; each leaves an activity and a timer behind that it does not wait for. */
  @FunctionName("MixRounds")
  public String rounds(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    witness(ctx, work, 100);
    ctx.createTimer(Duration.ofMillis(5));
    int round = work.number + witness(ctx, work, 1).await();
    if (round < 3) {
      ctx.continueAsNew(new Work(null, work.token, round));
      return null;
    }
    return work.token + ":" + round;
  }

  /** A timer, long enough for many to fall due while the host is down. */
  @FunctionName("MixNap")
  public String nap(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    ctx.createTimer(Duration.ofMillis(500)).await();
    return work.token + ":rested";
  }

  /** Collects numbered events in one history. */
  @FunctionName("MixCollect")
  public List<Integer> collect(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    List<Integer> got = new ArrayList<>();
    for (int number = 0; number != END; ) {
      number = ctx.waitForExternalEvent("number", Integer.class).await();
      got.add(number);
    }
    return got;
  }

  /** Collects numbered events, each in a generation of its own. */
  @FunctionName("MixGather")
  public List<Integer> gather(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Gathered got = ctx.getInput(Gathered.class);
    int number = ctx.waitForExternalEvent("number", Integer.class).await();
    got.numbers.add(number);
    if (number != END) {
      ctx.continueAsNew(got);
    }
    return got.numbers;
  }

  /** Waits until it is terminated. */
  @FunctionName("MixWait")
  public void await(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    ctx.setCustomStatus(work.token);
    ctx.waitForExternalEvent("never").await();
  }

  /** Returns its number and leaves a line that says on whose behalf it ran. */
  @FunctionName("MixWitness")
  public int witness(@DurableActivityTrigger(name = "work") Work work) throws IOException {
    Files.writeString(
        Path.of(System.getenv(WITNESS)),
        work.instanceId + " " + work.token + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return work.number;
  }

  private static Task<Integer> witness(TaskOrchestrationContext ctx, Work work, int number) {
    return ctx.callActivity(
        "MixWitness", new Work(ctx.getInstanceId(), work.token, number), Integer.class);
  }
}

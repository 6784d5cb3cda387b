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

/** The mix: all kinds of orchestrations; the output of each one shows what it has done. */
public class MixFunctions {
  /** The environment variable that names the file to which every activity appends a line. */
  public static final String ACTIVITY_LOG = "MIX_ACTIVITY_LOG";

  /** The number of the event that ends a collector. */
  public static final int END = -1;

  /** Three sequential activities. */
  @FunctionName("MixChain")
  public String chain(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    int sum = 0;
    for (int step = 1; step <= 3; step++) {
      sum += log(ctx, work, step).await();
    }
    return work.token + ":" + sum;
  }

  /** Five activities in parallel. */
  @FunctionName("MixFanOut")
  public String fanOut(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    List<Task<Integer>> all = new ArrayList<>();
    for (int branch = 1; branch <= 5; branch++) {
      all.add(log(ctx, work, branch));
    }
    return work.token + ":" + ctx.allOf(all).await();
  }

  /** A child orchestration, followed by an activity of the parent. */
  @FunctionName("MixFamily")
  public String family(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    String childId = ctx.getInstanceId() + ":child";
    String child = ctx.callSubOrchestrator("MixChain", work, childId, String.class).await();
    return child + ":" + log(ctx, work, 1).await();
  }

  /** Three generations; each starts an activity and a timer that it does not await. */
  @FunctionName("MixGenerations")
  public String generations(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    log(ctx, work, 100);
    ctx.createTimer(Duration.ofMillis(5));
    int generation = work.number + log(ctx, work, 1).await();
    if (generation < 3) {
      ctx.continueAsNew(new Work(null, work.token, generation));
      return null;
    }
    return work.token + ":" + generation;
  }

  /** A timer, long enough that many become due while the host is down. */
  @FunctionName("MixTimer")
  public String timer(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    ctx.createTimer(Duration.ofMillis(500)).await();
    return work.token + ":fired";
  }

  /** Collects numbered events in one history. */
  @FunctionName("MixCollect")
  public List<Integer> collect(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    List<Integer> received = new ArrayList<>();
    for (int number = 0; number != END; ) {
      number = ctx.waitForExternalEvent("number", Integer.class).await();
      received.add(number);
    }
    return received;
  }

  /** Collects numbered events, each in a generation of its own. */
  @FunctionName("MixGather")
  public List<Integer> gather(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Gathered gathered = ctx.getInput(Gathered.class);
    int number = ctx.waitForExternalEvent("number", Integer.class).await();
    gathered.numbers.add(number);
    if (number != END) {
      ctx.continueAsNew(gathered);
    }
    return gathered.numbers;
  }

  /**
   * Counts two counters up, one by reading and writing it in a critical section, then a third by a
   * signal. So each of them has the number of these orchestrations.
   */
  @FunctionName("MixSection")
  public String section(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    Section section = new Section(ctx, "mixcounter");
    section.lock("called", "locked").await();
    int before =
        Integer.parseInt(section.call("locked", "get", 0).await().get("result").toString());
    section.call("called", "add", 1).await();
    section.call("locked", "set", before + 1).await();
    section.release("called", "locked");
    section.signal("signalled", "add", 1);
    return work.token + ":counted";
  }

  /** The counters. */
  @FunctionName("MixCounter")
  public String counter(@EntityTrigger(name = "batch") String batch) throws IOException {
    return CounterBatch.run(batch);
  }

  /** Waits until it is terminated. */
  @FunctionName("MixWait")
  public void await(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Work work = ctx.getInput(Work.class);
    ctx.setCustomStatus(work.token);
    ctx.waitForExternalEvent("never").await();
  }

  /** Returns its number and logs the instance and the start that it ran for. */
  @FunctionName("MixLog")
  public int log(@DurableActivityTrigger(name = "work") Work work) throws IOException {
    Files.writeString(
        Path.of(System.getenv(ACTIVITY_LOG)),
        work.instanceId + " " + work.token + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return work.number;
  }

  private static Task<Integer> log(TaskOrchestrationContext ctx, Work work, int number) {
    return ctx.callActivity(
        "MixLog", new Work(ctx.getInstanceId(), work.token, number), Integer.class);
  }
}

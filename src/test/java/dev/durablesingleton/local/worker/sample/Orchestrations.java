package dev.durablesingleton.local.worker.sample;

import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.concurrent.CountDownLatch;

/** Orchestrators for the tests of the worker. */
public class Orchestrations {

  public String orchestrator(
      @DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context) {
    return context.callActivity("Say", context.getInput(String.class), String.class).await();
  }

  public String failing(
      @DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context) {
    throw new IllegalArgumentException("no such order: " + context.getInput(String.class));
  }

  /** Has a parameter of the wrong type. */
  public String wrongType(@DurableOrchestrationTrigger(name = "in") String context) {
    return context;
  }

  /** Fails in its constructor, before the orchestrator runs. */
  public static final class Broken {
    public Broken() {
      throw new IllegalStateException("no bean");
    }

    public String run(@DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context) {
      return context.getInstanceId();
    }
  }

  /** Sets a custom status; the input is the length of its JSON text. */
  public String status(@DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context) {
    context.setCustomStatus("x".repeat(context.getInput(Integer.class) - 2));
    return "done";
  }

  /** Returns only when it is interrupted. */
  public String stuck(@DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context)
      throws InterruptedException {
    new CountDownLatch(1).await();
    return context.getInstanceId();
  }
}

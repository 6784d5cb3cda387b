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

  /** Returns only when it is interrupted. */
  public String stuck(@DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context)
      throws InterruptedException {
    new CountDownLatch(1).await();
    return context.getInstanceId();
  }
}

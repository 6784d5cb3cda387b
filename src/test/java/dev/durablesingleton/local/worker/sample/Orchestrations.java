package dev.durablesingleton.local.worker.sample;

import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;

/** An orchestrator for the tests of the worker. */
public class Orchestrations {

  public String orchestrator(
      @DurableOrchestrationTrigger(name = "in") TaskOrchestrationContext context) {
    return context.callActivity("Say", context.getInput(String.class), String.class).await();
  }
}

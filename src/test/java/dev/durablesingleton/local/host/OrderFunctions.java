package dev.durablesingleton.local.host;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;

/** The first version of a package whose instances wait for an event. */
public class OrderFunctions {

  @FunctionName("Order")
  public String order(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return charged(ctx);
  }

  @FunctionName("Mail")
  public String mail(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return charged(ctx);
  }

  @FunctionName("Charge")
  public String charge(@DurableActivityTrigger(name = "order") String order) {
    return "charged";
  }

  private static String charged(TaskOrchestrationContext ctx) {
    String result = ctx.callActivity("Charge", "order", String.class).await();
    ctx.waitForExternalEvent("shipped").await();
    return result;
  }
}

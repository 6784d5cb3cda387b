package dev.durablesingleton.local.host;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;

/** The second version: an order calls another activity first; a mail is as it was. */
public class ChangedOrderFunctions {

  @FunctionName("Order")
  public String order(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    ctx.callActivity("Check", "order", String.class).await();
    return mail(ctx);
  }

  @FunctionName("Mail")
  public String mail(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    String result = ctx.callActivity("Charge", "order", String.class).await();
    ctx.waitForExternalEvent("shipped").await();
    return result;
  }

  @FunctionName("Check")
  public String check(@DurableActivityTrigger(name = "order") String order) {
    return "checked";
  }

  @FunctionName("Charge")
  public String charge(@DurableActivityTrigger(name = "order") String order) {
    return "charged";
  }
}

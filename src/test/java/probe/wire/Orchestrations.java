package probe.wire;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orchestrators and activities of the SDK. */
public class Orchestrations {

  @FunctionName("Chain")
  public String chain(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("Say", "Tokyo", String.class).await()
        + ", "
        + ctx.callActivity("Say", "London", String.class).await();
  }

  @FunctionName("Quick")
  public Object quick(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.getInput(Object.class);
  }

  @FunctionName("WaitEvent")
  public String waitEvent(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return "got " + ctx.waitForExternalEvent("go", String.class).await();
  }

  @FunctionName("FailsItself")
  public String failsItself(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    throw new IllegalStateException("orchestrator says no");
  }

  @FunctionName("FailsInActivity")
  public String failsInActivity(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("Fail", "boom", String.class).await();
  }

  @FunctionName("Parent")
  public String parent(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callSubOrchestrator(
            "Quick", "from parent", ctx.getInstanceId() + ":kid", String.class)
        .await();
  }

  /** Calls the built-in HTTP activity as the newer SDK does: with a list of one request. */
  @FunctionName("CallHttp")
  public Map<?, ?> callHttp(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("BuiltIn::HttpActivity", List.of(ctx.getInput(Map.class)), Map.class)
        .await();
  }

  @FunctionName("CallHttpCaught")
  public Map<String, Object> callHttpCaught(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    try {
      return Map.of(
          "answer",
          ctx.callActivity("BuiltIn::HttpActivity", List.of(ctx.getInput(Map.class)), Map.class)
              .await());
    } catch (TaskFailedException e) {
      Map<String, Object> failure = new TreeMap<>();
      failure.put("type", e.getErrorDetails().getErrorType());
      failure.put("message", String.valueOf(e.getErrorDetails().getErrorMessage()));
      return failure;
    }
  }

  @FunctionName("Say")
  public String say(@DurableActivityTrigger(name = "name") String name) {
    return "Hello " + name + "!";
  }

  @FunctionName("Fail")
  public String fail(@DurableActivityTrigger(name = "why") String why) {
    throw new IllegalArgumentException(why);
  }
}

package probe;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskCanceledException;
import com.microsoft.durabletask.TaskOptions;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One orchestrator per behaviour to be recorded. */
public class Orchestrations {

  @FunctionName("Chain")
  public String chain(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    String s = ctx.callActivity("Say", "Tokyo", String.class).await();
    s += ", " + ctx.callActivity("Say", "Seattle", String.class).await();
    return s + ", " + ctx.callActivity("Say", "London", String.class).await();
  }

  @FunctionName("EchoInput")
  public Object echoInput(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.getInput(Object.class);
  }

  @FunctionName("Eternal")
  public void eternal(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Integer n = ctx.getInput(Integer.class);
    int count = n == null ? 0 : n;
    ctx.setCustomStatus(Map.of("round", count));
    ctx.callActivity("Say", "round " + count, String.class).await();
    ctx.createTimer(Duration.ofSeconds(2)).await();
    ctx.continueAsNew(count + 1);
  }

  @FunctionName("Counted")
  public Integer counted(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    int left = ctx.getInput(Integer.class);
    if (left == 0) return 0;
    ctx.callActivity("Say", "x", String.class).await();
    ctx.continueAsNew(left - 1);
    return null;
  }

  @FunctionName("WaitEvent")
  public String waitEvent(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx)
      throws TaskCanceledException {
    return "got " + ctx.waitForExternalEvent("go", Duration.ofMinutes(5), String.class).await();
  }

  @FunctionName("Parent")
  public String parent(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callSubOrchestrator(
            "Chain", null, ctx.getInstanceId() + ":child", null, String.class)
        .await();
  }

  @FunctionName("ParentOfFailing")
  public String parentOfFailing(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callSubOrchestrator("FailsInActivity", null, String.class).await();
  }

  @FunctionName("FailsInActivity")
  public String failsInActivity(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("Fail", "boom", String.class).await();
  }

  @FunctionName("FailsItself")
  public String failsItself(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    throw new IllegalStateException("orchestrator says no");
  }

  @FunctionName("Retries")
  public String retries(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity(
            "Fail",
            "again",
            new TaskOptions(new RetryPolicy(3, Duration.ofSeconds(1))),
            String.class)
        .await();
  }

  @FunctionName("FanOut")
  public Integer fanOut(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Integer n = ctx.getInput(Integer.class);
    List<Task<Integer>> tasks =
        IntStream.range(0, n == null ? 5 : n)
            .mapToObj(i -> ctx.callActivity("Square", i, Integer.class))
            .collect(Collectors.toList());
    return ctx.allOf(tasks).await().stream().mapToInt(Integer::intValue).sum();
  }

  @FunctionName("UnknownActivity")
  public String unknownActivity(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("NoSuchActivity", "x", String.class).await();
  }

  @FunctionName("Pojo")
  public Map<String, Object> pojo(
      @DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    Map<String, Object> r = new LinkedHashMap<>();
    r.put("nullIn", ctx.callActivity("Describe", null, String.class).await());
    r.put("textIn", ctx.callActivity("Describe", "text", String.class).await());
    r.put("mapIn", ctx.callActivity("DescribeMap", Map.of("a", 1), String.class).await());
    r.put("nullOut", ctx.callActivity("GiveNull", "x", String.class).await());
    r.put("mapOut", ctx.callActivity("GiveMap", "x", Map.class).await());
    r.put("time", String.valueOf(ctx.getCurrentInstant()));
    return r;
  }

  @FunctionName("Say")
  public String say(@DurableActivityTrigger(name = "name") String name) {
    return "Hello " + name + "!";
  }

  @FunctionName("Fail")
  public String fail(@DurableActivityTrigger(name = "why") String why) {
    throw new IllegalArgumentException(why);
  }

  @FunctionName("Square")
  public Integer square(@DurableActivityTrigger(name = "n") Integer n) {
    return n * n;
  }

  @FunctionName("Describe")
  public String describe(@DurableActivityTrigger(name = "v") String v) {
    return v == null ? "null" : "[" + v + "]";
  }

  @FunctionName("DescribeMap")
  public String describeMap(@DurableActivityTrigger(name = "v") Map<String, Object> v) {
    return String.valueOf(v);
  }

  @FunctionName("GiveNull")
  public String giveNull(@DurableActivityTrigger(name = "v") String v) {
    return null;
  }

  @FunctionName("GiveMap")
  public Map<String, Object> giveMap(@DurableActivityTrigger(name = "v") String v) {
    return Map.of("k", List.of(1, 2));
  }
}

package dev.durablesingleton.local.harness.upgrade;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Duration;

/**
 * The functions of the instances in the saved files. Their behavior must not change, because the
 * histories in the files are replayed with them.
 */
public class UpgradeFunctions {
  /** Environment variable with a fault to inject: {@code broken}, {@code hangs} or empty. */
  public static final String FAULT = "UPGRADE_FAULT";

  /** The activity fails. */
  public static final String BROKEN = "broken";

  /** The activity and the turn after a rewind never end. */
  public static final String HANGS = "hangs";

  /** Calls an activity, then waits for an event. */
  @FunctionName("UpgradeRepair")
  public String repair(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    String input = ctx.getInput(String.class);
    if (input.equals("stuck") && hasFault(HANGS)) {
      hang();
    }
    String repaired = ctx.callActivity("UpgradeActivity", input, String.class).await();
    return repaired + ", " + ctx.waitForExternalEvent("go", String.class).await();
  }

  /** Calls an activity. */
  @FunctionName("UpgradeWork")
  public String work(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return ctx.callActivity("UpgradeActivity", ctx.getInput(String.class), String.class).await();
  }

  /** Waits for an event. */
  @FunctionName("UpgradeEvent")
  public String event(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    return "got " + ctx.waitForExternalEvent("go", String.class).await();
  }

  /** Calls a child that waits for an event. */
  @FunctionName("UpgradeParent")
  public String parent(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    String childId = ctx.getInstanceId() + ":child";
    return "child " + ctx.callSubOrchestrator("UpgradeEvent", null, childId, String.class).await();
  }

  /** Waits for a timer of the given number of seconds. */
  @FunctionName("UpgradeTimer")
  public String timer(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    ctx.createTimer(Duration.ofSeconds(ctx.getInput(Integer.class))).await();
    return "rung";
  }

  /** Continues as new five times a second. */
  @FunctionName("UpgradeEternal")
  public void eternal(@DurableOrchestrationTrigger(name = "ctx") TaskOrchestrationContext ctx) {
    int generation = ctx.getInput(Integer.class);
    ctx.setCustomStatus(generation);
    ctx.createTimer(Duration.ofMillis(200)).await();
    ctx.continueAsNew(generation + 1);
  }

  /** Fails, hangs, or completes. */
  @FunctionName("UpgradeActivity")
  public String activity(@DurableActivityTrigger(name = "input") String input) {
    if (hasFault(BROKEN)) {
      throw new IllegalStateException(input + " is broken");
    }
    if (hasFault(HANGS)) {
      hang();
    }
    return input + " is well";
  }

  /** The host prints its HTTP address only if there is an HTTP function. */
  @FunctionName("UpgradePing")
  public String ping(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS)
          String request) {
    return "here";
  }

  private static boolean hasFault(String fault) {
    return fault.equals(System.getenv(FAULT));
  }

  private static void hang() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.durablesingleton.testkit;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Correct functions, and functions with the mistakes that the kit detects. */
public class TestFunctions {

  /** Charges an order, and again a day later; returns both receipts. */
  @FunctionName("ChargeTwice")
  public List<String> chargeTwice(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    Order order = context.getInput(Order.class);
    String first = context.callActivity("Charge", order, String.class).await();
    context.setCustomStatus("waiting");
    context.createTimer(Duration.ofDays(1)).await();
    String second = context.callActivity("Charge", order, String.class).await();
    return List.of(first, second);
  }

  /** An order. */
  public record Order(String id, int cents) {}

  /** Returns a receipt. */
  @FunctionName("Charge")
  public String charge(@DurableActivityTrigger(name = "order") Order order) {
    return "paid " + order.cents() + " for " + order.id();
  }

  /** Waits for an approval. */
  @FunctionName("Approval")
  public String approval(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return context.waitForExternalEvent("approved", String.class).await();
  }

  /** Sets timers of three, one and two hours and notes the time when each fires. */
  @FunctionName("ThreeTimers")
  public void threeTimers(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    List<Task<Void>> timers =
        List.of(
            context.createTimer(Duration.ofHours(3)),
            context.createTimer(Duration.ofHours(1)),
            context.createTimer(Duration.ofHours(2)));
    for (int i : new int[] {1, 2, 0}) {
      timers.get(i).await();
      context.callActivity("Note", context.getCurrentInstant().toString(), Void.class).await();
    }
  }

  /** Uses a different ID on every replay. */
  @FunctionName("RandomInput")
  public void randomInput(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    context.callActivity("Note", UUID.randomUUID().toString(), Void.class).await();
  }

  /** Blocks its thread. */
  @FunctionName("Blocking")
  public void blocking(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context)
      throws InterruptedException {
    new CountDownLatch(1).await(1, TimeUnit.MINUTES);
  }

  /** Catches the SDK's suspension exception. */
  @FunctionName("Swallowing")
  public String swallowing(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    try {
      return context.callActivity("Note", "x", String.class).await();
    } catch (RuntimeException e) {
      return "failed";
    }
  }

  /** Wraps the SDK's suspension exception. */
  @FunctionName("Wrapping")
  public String wrapping(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    try {
      return context.callActivity("Note", "x", String.class).await();
    } catch (RuntimeException e) {
      throw new IllegalStateException("cannot note", e);
    }
  }

  /** Calls an activity that does not exist. */
  @FunctionName("Typo")
  public String typo(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return context.callActivity("Chrage", "x", String.class).await();
  }

  /** Calls an activity with an input of the wrong type and handles its failure. */
  @FunctionName("WrongInput")
  public String wrongInput(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    try {
      return context.callActivity("Charge", List.of(1), String.class).await();
    } catch (TaskFailedException e) {
      return "handled";
    }
  }

  /** Calls an orchestrator that does not exist and handles its failure. */
  @FunctionName("UnknownChild")
  public String unknownChild(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    try {
      String childId = context.getInstanceId() + ":1";
      return context.callSubOrchestrator("Aproval", null, childId, null, String.class).await();
    } catch (TaskFailedException e) {
      return "handled";
    }
  }

  /** Always throws. */
  @FunctionName("Throwing")
  public void throwing(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    throw new IllegalStateException("no such customer");
  }

  /** Does nothing. */
  @FunctionName("Note")
  public void note(@DurableActivityTrigger(name = "text") String text) {}
}

package dev.durablesingleton.local;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Functions that measure their concurrency or exceed {@code functionTimeout}. */
public class LimitedFunctions {

  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  /** Calls an activity eight times in parallel; returns the largest concurrency. */
  @FunctionName("FanOut")
  public int fanOut(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    List<Task<Integer>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> context.callActivity("CountRunning", i, Integer.class))
            .toList();
    return Collections.max(context.allOf(calls).await());
  }

  /** Returns the number of running calls after others have had time to start. */
  @FunctionName("CountRunning")
  public int countRunning(@DurableActivityTrigger(name = "input") int input)
      throws InterruptedException {
    RUNNING.incrementAndGet();
    try {
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
      return RUNNING.get();
    } finally {
      RUNNING.decrementAndGet();
    }
  }

  @FunctionName("Retry")
  public String retry(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return context.callActivity("StuckAtFirst", null, String.class).await();
  }

  /** Exceeds the timeout at the first attempt. */
  @FunctionName("StuckAtFirst")
  public String stuckAtFirst(@DurableActivityTrigger(name = "input") String input)
      throws InterruptedException {
    if (ATTEMPTS.incrementAndGet() == 1) {
      new CountDownLatch(1).await();
    }
    return "again";
  }

  @FunctionName("Stuck")
  public HttpResponseMessage stuck(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "stuck",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws InterruptedException {
    new CountDownLatch(1).await();
    return request.createResponseBuilder(HttpStatus.OK).body("never").build();
  }
}

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

/** Functions of a package that tell how many of their kind ran at once, or run on and on. */
public class CrowdedFunctions {

  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger TRIES = new AtomicInteger();

  /** Calls the activity many times at once, and completes with the most that it met. */
  @FunctionName("Crowd")
  public int crowd(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    List<Task<Integer>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> context.callActivity("Meet", i, Integer.class))
            .toList();
    return Collections.max(context.allOf(calls).await());
  }

  /** Returns how many of it run, once there has been time for others to come. */
  @FunctionName("Meet")
  public int meet(@DurableActivityTrigger(name = "input") int input) throws InterruptedException {
    RUNNING.incrementAndGet();
    try {
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
      return RUNNING.get();
    } finally {
      RUNNING.decrementAndGet();
    }
  }

  @FunctionName("TryTwice")
  public int tryTwice(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return context.callActivity("StuckAtFirst", null, Integer.class).await();
  }

  /** Takes too long the first time. */
  @FunctionName("StuckAtFirst")
  public int stuckAtFirst(@DurableActivityTrigger(name = "input") String input)
      throws InterruptedException {
    int tried = TRIES.incrementAndGet();
    if (tried == 1) {
      new CountDownLatch(1).await();
    }
    return tried;
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

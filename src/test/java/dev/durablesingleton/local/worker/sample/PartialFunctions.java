package dev.durablesingleton.local.worker.sample;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.util.Optional;

/** Functions with parts that the host does not serve, and with retry policies. */
public class PartialFunctions {

  /** A body for a request. */
  public static final class Item {
    public String name;
    public int quantity;
  }

  @FunctionName("Put")
  @QueueOutput(name = "$return", queueName = "jobs", connection = "AzureWebJobsStorage")
  public String put(
      @HttpTrigger(name = "req", methods = HttpMethod.POST, route = "put")
          HttpRequestMessage<Optional<String>> request) {
    return request.getBody().orElse(null);
  }

  @FunctionName("PutByParameter")
  public HttpResponseMessage putByParameter(
      @HttpTrigger(name = "req", methods = HttpMethod.POST, route = "parameter")
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "q", queueName = "jobs", connection = "AzureWebJobsStorage")
          OutputBinding<String> queue) {
    request.getBody().ifPresent(queue::setValue);
    return request.createResponseBuilder(HttpStatus.OK).body("done").build();
  }

  @FunctionName("Read")
  public String read(
      @HttpTrigger(name = "req", methods = HttpMethod.GET, route = "read")
          HttpRequestMessage<Optional<String>> request,
      @BlobInput(name = "content", path = "docs/a", connection = "AzureWebJobsStorage")
          String content) {
    return content;
  }

  @FunctionName("OnEvent")
  public void onEvent(
      @EventHubTrigger(name = "event", eventHubName = "hub", connection = "c") String event,
      ExecutionContext context) {
    context.getLogger().info("received " + event);
  }

  /** Succeeds at the third attempt. */
  @FunctionName("Flaky")
  @FixedDelayRetry(maxRetryCount = 2, delayInterval = "00:00:00.05")
  public String flaky(
      @HttpTrigger(name = "req", methods = HttpMethod.GET, route = "flaky")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    RetryContext retry = context.getRetryContext();
    context
        .getLogger()
        .info(
            "%d of %d after '%s'"
                .formatted(
                    retry.getRetrycount(),
                    retry.getMaxretrycount(),
                    retry.getException().getMessage()));
    if (retry.getRetrycount() < 2) {
      throw new IllegalStateException("attempt " + retry.getRetrycount());
    }
    return "done";
  }

  @FunctionName("Hopeless")
  @ExponentialBackoffRetry(
      maxRetryCount = 1,
      minimumInterval = "00:00:00.01",
      maximumInterval = "00:00:00.02")
  public String hopeless(
      @HttpTrigger(name = "req", methods = HttpMethod.GET, route = "hopeless")
          HttpRequestMessage<Optional<String>> request) {
    throw new IllegalStateException("never");
  }

  @FunctionName("Order")
  public String order(
      @HttpTrigger(name = "req", methods = HttpMethod.POST, route = "order")
          HttpRequestMessage<Item> request) {
    return request.getBody().name;
  }
}

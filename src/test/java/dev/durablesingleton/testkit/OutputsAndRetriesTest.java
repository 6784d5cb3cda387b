package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutputsAndRetriesTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(Functions.class);

  /** Functions with a queue output and a retry policy. */
  public static class Functions {

    @FunctionName("Put")
    public HttpResponseMessage put(
        @HttpTrigger(name = "req", methods = HttpMethod.POST)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "q", queueName = "jobs", connection = "c")
            OutputBinding<String> queue) {
      queue.setValue("job");
      return request.createResponseBuilder(HttpStatus.OK).body("done").build();
    }

    @FunctionName("Flaky")
    @FixedDelayRetry(maxRetryCount = 1, delayInterval = "01:00:00")
    public String flaky(
        @HttpTrigger(name = "req", methods = HttpMethod.GET)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      if (context.getRetryContext().getRetrycount() == 0) {
        throw new IllegalStateException("not yet");
      }
      return "done";
    }
  }

  @Test
  void an_output_is_dropped_and_logged() {
    assertThat(hub.call(HubRequest.post("/api/Put")).body()).isEqualTo("done");

    assertThat(hub.logLines("Put"))
        .containsExactly(
            "The value of the queue output 'q' is dropped, since this host does not deliver it.");
  }

  @Test
  void a_retry_does_not_wait() {
    assertThat(hub.call(HubRequest.get("/api/Flaky")).body()).isEqualTo("done");
  }
}

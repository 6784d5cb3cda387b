package consumer;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Duration;
import java.util.Optional;

/** Sends a reminder two days later. */
public class Reminders {

  /** Starts a reminder. */
  @FunctionName("Remind")
  public HttpResponseMessage remind(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "reminders/{who}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("who") String who) {
    String id = durable.getClient().scheduleNewOrchestrationInstance("Reminder", who);
    return request.createResponseBuilder(HttpStatus.ACCEPTED).body(id).build();
  }

  /** Waits two days and sends the mail. */
  @FunctionName("Reminder")
  public String reminder(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    context.createTimer(Duration.ofDays(2)).await();
    return context.callActivity("SendMail", context.getInput(String.class), String.class).await();
  }

  /** Needs a mail server, so tests replace it. */
  @FunctionName("SendMail")
  public String sendMail(@DurableActivityTrigger(name = "who") String who) {
    throw new IllegalStateException("There is no mail server.");
  }
}

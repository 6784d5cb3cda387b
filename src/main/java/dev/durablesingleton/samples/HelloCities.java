package dev.durablesingleton.samples;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.List;

/**
 * Function chaining: runs activities in sequence. Each result is stored in the history, so that a
 * completed activity does not run again after a crash.
 */
public class HelloCities {

  /** Greets three cities; takes no input. */
  @FunctionName("HelloCities")
  public List<String> run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    String tokyo = context.callActivity("SayHello", "Tokyo", String.class).await();
    String seattle = context.callActivity("SayHello", "Seattle", String.class).await();
    String london = context.callActivity("SayHello", "London", String.class).await();
    return List.of(tokyo, seattle, london);
  }

  /** Greets one city. */
  @FunctionName("SayHello")
  public String sayHello(@DurableActivityTrigger(name = "city") String city) {
    return "Hello " + ActivityInput.text(city) + "!";
  }
}

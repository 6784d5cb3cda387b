package dev.durablesingleton.samples;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fan-out/fan-in over sub-orchestrations. Their IDs are derived from the parent's ID, so that each
 * can be found.
 */
public class ProvisionFleet {

  private static final List<String> DEFAULT_DEVICES = List.of("pump-1", "pump-2", "valve-1");

  /** Provisions all devices in parallel. Input: an array of names; the default is three devices. */
  @FunctionName("ProvisionFleet")
  public List<String> run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    String[] input = context.getInput(String[].class);
    List<String> devices = input == null ? DEFAULT_DEVICES : List.of(input);
    List<Task<String>> children =
        IntStream.range(0, devices.size())
            .mapToObj(i -> provision(context, devices.get(i), i + 1))
            .toList();
    return context.allOf(children).await();
  }

  /** The ID contains the position, because names may repeat or contain forbidden characters. */
  private static Task<String> provision(
      TaskOrchestrationContext context, String device, int position) {
    String childId = context.getInstanceId() + ":" + position;
    return context.callSubOrchestrator("ProvisionDevice", device, childId, null, String.class);
  }
}

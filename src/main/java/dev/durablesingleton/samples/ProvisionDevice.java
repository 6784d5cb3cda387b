package dev.durablesingleton.samples;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.Objects;

/** A sub-orchestration, which is an orchestration like any other and can be started by itself. */
public class ProvisionDevice {

  /** Provisions one device. Input: its name, or nothing for {@code pump-1}. */
  @FunctionName("ProvisionDevice")
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    String device = Objects.requireNonNullElse(context.getInput(String.class), "pump-1");
    String hostName = context.callActivity("RegisterDevice", device, String.class).await();
    return context.callActivity("ActivateDevice", hostName, String.class).await();
  }

  /** Stands for an entry in a registry; gives the device's host name. */
  @FunctionName("RegisterDevice")
  public String register(@DurableActivityTrigger(name = "device") String device) {
    return ActivityInput.text(device) + ".fleet.example";
  }

  /** Stands for a call to the device; gives what it answered. */
  @FunctionName("ActivateDevice")
  public String activate(@DurableActivityTrigger(name = "hostName") String hostName) {
    return ActivityInput.text(hostName) + " is active";
  }
}

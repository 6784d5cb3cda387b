package dev.durablesingleton.samples;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.Objects;

/** Sub-orchestration. It is an ordinary orchestration and can also be started directly. */
public class ProvisionDevice {

  /** Provisions one device. Input: its name; the default is {@code pump-1}. */
  @FunctionName("ProvisionDevice")
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    String device = Objects.requireNonNullElse(context.getInput(String.class), "pump-1");
    String hostName = context.callActivity("RegisterDevice", device, String.class).await();
    return context.callActivity("ActivateDevice", hostName, String.class).await();
  }

  /** Placeholder for a device registry; returns the device's host name. */
  @FunctionName("RegisterDevice")
  public String register(@DurableActivityTrigger(name = "device") String device) {
    return ActivityInput.text(device) + ".fleet.example";
  }

  /** Placeholder for a call to the device; returns its answer. */
  @FunctionName("ActivateDevice")
  public String activate(@DurableActivityTrigger(name = "hostName") String hostName) {
    return ActivityInput.text(hostName) + " is active";
  }
}

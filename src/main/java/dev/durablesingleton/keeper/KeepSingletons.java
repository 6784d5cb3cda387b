package dev.durablesingleton.keeper;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;

/** Brings back the singletons that the setting {@code SINGLETONS} lists. */
public class KeepSingletons {

  /** Starts what is absent, or has ended as far as its policy allows another start. */
  @FunctionName("KeepSingletons")
  public void run(
      // A host with this setting unset refuses the function, so local.settings.json and every way
      // of deployment set it.
      @TimerTrigger(name = "timer", schedule = "%SINGLETON_KEEPER_SCHEDULE%") String timer,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext,
      ExecutionContext context) {
    Keeper.shared().keep(KeptSingletons.configured(), durableContext, context.getLogger());
  }
}

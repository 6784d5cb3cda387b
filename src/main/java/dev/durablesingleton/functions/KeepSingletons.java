package dev.durablesingleton.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.durablesingleton.Singletons;

/** Keeps the singletons running that the setting {@code SINGLETONS} lists. */
public class KeepSingletons {

  /** Starts each listed instance that does not exist or that its reuse policy allows to replace. */
  @FunctionName("KeepSingletons")
  public void run(
      // Without this setting the host rejects the function, so local.settings.json and every
      // deployment set it.
      @TimerTrigger(name = "timer", schedule = "%SINGLETON_KEEPER_SCHEDULE%") String timer,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext,
      ExecutionContext context) {
    Singletons.current().keep(durableContext, context.getLogger());
  }
}

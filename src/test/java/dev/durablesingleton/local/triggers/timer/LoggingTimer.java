package dev.durablesingleton.local.triggers.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.TimerTrigger;

/** A timer function that logs its input. */
public final class LoggingTimer {

  public void run(
      @TimerTrigger(name = "timer", schedule = "from function.json") String timer,
      ExecutionContext context) {
    context.getLogger().info(timer);
    context.getLogger().info(context.getFunctionName() + " ran");
  }
}

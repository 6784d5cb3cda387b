package dev.durablesingleton.local.triggers.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.TimerTrigger;

/** A timer's function that tells by its log that it ran, and with what. */
public final class LoggingTimer {

  public void run(
      @TimerTrigger(name = "timer", schedule = "from function.json") String timer,
      ExecutionContext context) {
    context.getLogger().info(timer);
    context.getLogger().info(context.getFunctionName() + " ran");
  }
}

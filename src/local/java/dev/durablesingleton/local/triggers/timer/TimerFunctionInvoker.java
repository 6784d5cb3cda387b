package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.triggers.timer.Timer.Cause;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationId;
import dev.durablesingleton.local.worker.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Invokes timers' functions. Thread-safe. */
final class TimerFunctionInvoker {

  private final FunctionWorker worker;
  private final Function<FunctionMetadata, Map<String, Value>> clientInputs;
  private final ZoneId zone;
  private final HostLog log;

  TimerFunctionInvoker(
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      ZoneId zone,
      HostLog log) {
    this.worker = worker;
    this.clientInputs = clientInputs;
    this.zone = zone;
    this.log = log;
  }

  /** Invokes a timer's function and waits for its end; the outcome is only logged. */
  void invoke(Timer timer, Instant at, Cause cause) {
    FunctionMetadata function = timer.function();
    logDetails(timer, cause);
    Map<String, Value> inputs = new HashMap<>(clientInputs.apply(function));
    inputs.put(function.trigger().name(), info(timer, cause == Cause.PAST_DUE));
    worker.invoke(
        function.name(),
        new Invocation(
            InvocationId.next(),
            "Timer fired at " + TimerInfo.fullTime(at, zone),
            inputs,
            TimerInfo.metadata(at, zone)));
  }

  /** Returns the value of the timer trigger. */
  Value info(Timer timer, boolean pastDue) {
    return TimerInfo.value(timer.schedule(), timer.monitoredStatus(), pastDue, zone);
  }

  private void logDetails(Timer timer, Cause cause) {
    String category = "Function." + timer.function().name();
    if (cause == Cause.STARTUP) {
      log.info(category, "Trigger Details: UnscheduledInvocationReason: RunOnStartup");
    } else if (cause == Cause.PAST_DUE) {
      log.info(
          category,
          "Trigger Details: UnscheduledInvocationReason: IsPastDue, OriginalSchedule: "
              + TimerInfo.fullTime(Objects.requireNonNull(timer.monitoredStatus()).next(), zone));
    }
  }
}

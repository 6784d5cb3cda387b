package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.FunctionErrors;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The timer-triggered functions of a package. Thread-safe. */
public final class TimerTriggers {

  private final Map<String, Timer> timers = new TreeMap<>();
  private final TimerFunctionInvoker invoker;
  private final ThreadScheduler scheduler;
  private final ScheduleLogger scheduleLogger;

  /**
   * Reads the timers' schedules. A function with an invalid schedule is logged and never runs.
   *
   * @param clientInputs returns the values of a function's durable client bindings
   * @param file stores the schedule status; empty to keep it in memory
   */
  public TimerTriggers(
      FunctionsPackage functions,
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      @Nullable Path file,
      Clock clock,
      HostLog log) {
    List<FunctionMetadata> triggered =
        functions.functions().stream()
            .filter(function -> function.error() == null && function.isTriggeredBy("timerTrigger"))
            .toList();
    ZoneId zone = TimerZone.of(functions.environment(), log);
    ScheduleMonitor monitor =
        file == null
            ? ScheduleMonitor.inMemory()
            : ScheduleMonitor.in(new FileScheduleMonitor(file, log));
    invoker = new TimerFunctionInvoker(worker, clientInputs, zone, log);
    scheduler = new ThreadScheduler(triggered.size());
    scheduleLogger = new ScheduleLogger(clock, zone, log);
    FunctionErrors errors = new FunctionErrors();
    for (FunctionMetadata function : triggered) {
      try {
        TimerSettings settings =
            TimerSettings.read(function.trigger(), functions.environment(), zone, clock.instant());
        timers.put(
            function.name(),
            new Timer(function, settings, monitor, invoker, scheduler, clock, log));
        String notice = settings.notice();
        if (notice != null) {
          log.warn(
              "Host.Startup",
              "The schedule of the function '%s': %s".formatted(function.name(), notice));
        }
      } catch (PackageException e) {
        errors.add(function.name(), e.getMessage());
      }
    }
    errors.log(log);
  }

  /** Starts the timers of enabled functions. */
  public void start() {
    timers.values().stream()
        .filter(timer -> !timer.function().disabled())
        .forEach(
            timer -> {
              scheduleLogger.log(timer);
              timer.start();
            });
  }

  /** Returns a manual call with the timer's value as trigger input; other calls unchanged. */
  public Invocation withTimerInput(String functionName, Invocation call) {
    Timer timer = timers.get(functionName);
    if (timer == null) {
      return call;
    }
    Map<String, Value> inputs = new HashMap<>(call.inputs());
    inputs.put(timer.function().trigger().name(), invoker.info(timer, false));
    return new Invocation(call.id(), call.reason(), inputs, call.metadata());
  }

  /** Starts no more runs and waits for running ones, at most as long as given. */
  public void close(Duration wait) {
    scheduler.close(wait);
  }
}

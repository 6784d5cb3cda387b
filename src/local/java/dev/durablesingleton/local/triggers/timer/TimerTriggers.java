package dev.durablesingleton.local.triggers.timer;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The timer-triggered functions of a package. Thread-safe. */
public final class TimerTriggers {

  private final Map<String, Timer> timers = new TreeMap<>();
  private final TimerFunctionInvoker calls;
  private final ThreadScheduler threads;
  private final ScheduleLogger announcement;

  /**
   * Reads the timers' schedules; a function whose schedule is none is logged and never due.
   *
   * @param clientInputs values of a function's durable client bindings
   * @param file keeps what is remembered of timers; empty to forget it with the process
   */
  public TimerTriggers(
      FunctionsPackage functions,
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      Optional<Path> file,
      Clock clock,
      HostLog log) {
    List<FunctionMetadata> triggered =
        functions.functions().stream()
            .filter(function -> function.error() == null && function.isTriggeredBy("timerTrigger"))
            .toList();
    ZoneId zone = TimerZone.of(functions.environment(), log);
    ScheduleMonitor statuses =
        file.map(path -> ScheduleMonitor.in(new FileScheduleMonitor(path, log)))
            .orElseGet(ScheduleMonitor::inMemory);
    calls = new TimerFunctionInvoker(worker, clientInputs, zone, log);
    threads = new ThreadScheduler(triggered.size());
    announcement = new ScheduleLogger(clock, zone, log);
    for (FunctionMetadata function : triggered) {
      try {
        TimerSettings settings =
            TimerSettings.read(function.trigger(), functions.environment(), zone, clock.instant());
        timers.put(
            function.name(), new Timer(function, settings, statuses, calls, threads, clock, log));
      } catch (PackageException e) {
        log.error(
            "Host.Startup",
            "The '%s' function is in error: %s".formatted(function.name(), e.getMessage()),
            null);
      }
    }
  }

  /** Lets the timers run, but for disabled functions'. */
  public void start() {
    timers.values().stream()
        .filter(timer -> !timer.function().disabled())
        .forEach(
            timer -> {
              announcement.of(timer);
              timer.start();
            });
  }

  /** A call that somebody made by hand, with the timer's own value in place of what was sent. */
  public Invocation completed(String functionName, Invocation byHand) {
    Timer timer = timers.get(functionName);
    if (timer == null) {
      return byHand;
    }
    Map<String, Value> inputs = new HashMap<>(byHand.inputs());
    inputs.put(timer.function().trigger().name(), calls.info(timer, false));
    return new Invocation(byHand.id(), byHand.reason(), inputs, byHand.metadata());
  }

  /** Starts no more runs, and waits for those under way for as long as it may. */
  public void close(Duration wait) {
    threads.close(wait);
  }
}

package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One function's timer. The next run is scheduled after the end of the previous one, so runs never
 * overlap; a run is never early. Used by one scheduler thread at a time.
 */
final class Timer {

  /** Delays do not advance while the machine is suspended, so the clock is checked this often. */
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  private final FunctionMetadata function;
  private final TimerSettings settings;
  private final ScheduleMonitor monitor;
  private final TimerFunctionInvoker invoker;
  private final Scheduler scheduler;
  private final Clock clock;
  private final HostLog log;
  private volatile @Nullable ScheduleStatus status;
  private Cause cause = Cause.SCHEDULE;

  Timer(
      FunctionMetadata function,
      TimerSettings settings,
      ScheduleMonitor monitor,
      TimerFunctionInvoker invoker,
      Scheduler scheduler,
      Clock clock,
      HostLog log) {
    this.function = function;
    this.settings = settings;
    this.monitor = monitor;
    this.invoker = invoker;
    this.scheduler = scheduler;
    this.clock = clock;
    this.log = log;
  }

  /** Why a function runs. */
  enum Cause {
    SCHEDULE,
    PAST_DUE,
    STARTUP
  }

  void start() {
    Instant now = clock.instant();
    ScheduleStatus current =
        MissedRuns.statusAt(
            now,
            settings.schedule(),
            settings.monitored() ? monitor.find(function.name()).orElse(null) : null);
    store(current);
    boolean missed = now.isAfter(current.next());
    cause = missed ? Cause.PAST_DUE : settings.runOnStartup() ? Cause.STARTUP : Cause.SCHEDULE;
    scheduleNext();
  }

  /** The stored status; null if the timer is not monitored or not started. */
  @Nullable ScheduleStatus monitoredStatus() {
    return settings.monitored() ? status : null;
  }

  FunctionMetadata function() {
    return function;
  }

  Schedule schedule() {
    return settings.schedule();
  }

  private void scheduleNext() {
    Duration delay =
        cause == Cause.SCHEDULE ? Duration.between(clock.instant(), next()) : Duration.ZERO;
    boolean due = delay.isNegative() || delay.isZero();
    scheduler.schedule(
        due ? Duration.ZERO : delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay, this::fire);
  }

  private void fire() {
    try {
      if (cause != Cause.SCHEDULE || !clock.instant().isBefore(next())) {
        run();
      }
    } catch (RuntimeException e) {
      log.error(
          "Host.Triggers.Timer",
          "Error occurred during scheduled invocation for '%s'.".formatted(function.name()),
          e);
    } finally {
      scheduleNext();
    }
  }

  private void run() {
    Instant at = clock.instant();
    Cause current = cause;
    cause = Cause.SCHEDULE;
    try {
      invoker.invoke(this, at, current);
    } finally {
      store(new ScheduleStatus(at, settings.schedule().next(at).orElseThrow(), at));
    }
  }

  private Instant next() {
    return Objects.requireNonNull(status).next();
  }

  private void store(ScheduleStatus current) {
    status = current;
    if (settings.monitored()) {
      monitor.update(function.name(), current);
    }
  }
}

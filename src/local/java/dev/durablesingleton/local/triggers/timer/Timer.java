package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One function's timer. The next alarm is set when a run has ended, so there is one run at a time;
 * a run is never early. Confined to the thread of its alarm, one after the other.
 */
final class Timer {

  /** Alarms count the time that the machine is awake; looking up again follows the wall clock. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final FunctionMetadata function;
  private final TimerSettings settings;
  private final ScheduleMonitor statuses;
  private final TimerFunctionInvoker calls;
  private final Scheduler alarms;
  private final Clock clock;
  private final HostLog log;
  private volatile ScheduleStatus status;
  private Cause cause;

  Timer(
      FunctionMetadata function,
      TimerSettings settings,
      ScheduleMonitor statuses,
      TimerFunctionInvoker calls,
      Scheduler alarms,
      Clock clock,
      HostLog log) {
    this.function = function;
    this.settings = settings;
    this.statuses = statuses;
    this.calls = calls;
    this.alarms = alarms;
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
    status =
        MissedRuns.statusAt(
            now,
            settings.schedule(),
            settings.monitored() ? statuses.find(function.name()) : Optional.empty());
    remember();
    boolean missed = now.isAfter(status.next());
    cause = missed ? Cause.PAST_DUE : settings.runOnStartup() ? Cause.STARTUP : Cause.SCHEDULE;
    setAlarm();
  }

  /** What is known of its runs; null where runs are not remembered. */
  ScheduleStatus shownStatus() {
    return settings.monitored() ? status : null;
  }

  FunctionMetadata function() {
    return function;
  }

  Schedule schedule() {
    return settings.schedule();
  }

  private void setAlarm() {
    Duration delay =
        cause == Cause.SCHEDULE ? Duration.between(clock.instant(), status.next()) : Duration.ZERO;
    boolean due = delay.isNegative() || delay.isZero();
    alarms.after(
        due ? Duration.ZERO : delay.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : delay,
        this::ring);
  }

  private void ring() {
    try {
      if (cause != Cause.SCHEDULE || !clock.instant().isBefore(status.next())) {
        run();
      }
    } catch (RuntimeException e) {
      log.error(
          "Host.Triggers.Timer",
          "Error occurred during scheduled invocation for '%s'.".formatted(function.name()),
          e);
    } finally {
      setAlarm();
    }
  }

  private void run() {
    Instant at = clock.instant();
    Cause why = cause;
    cause = Cause.SCHEDULE;
    try {
      calls.run(this, at, why);
    } finally {
      status = new ScheduleStatus(at, settings.schedule().next(at).orElseThrow(), at);
      remember();
    }
  }

  private void remember() {
    if (settings.monitored()) {
      statuses.update(function.name(), status);
    }
  }
}

package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.Invocation.Outcome.Threw;
import dev.durablesingleton.local.worker.LoadedFunction.Ended;
import dev.durablesingleton.local.worker.Retries.Attempted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls the functions of a package as the Functions Java worker's JavaFunctionBroker does.
 * Thread-safe.
 */
public final class FunctionWorker implements AutoCloseable {

  private final Map<String, LoadedFunction> functions;
  private final Watchdog watchdog;
  private final Retries retries;

  private FunctionWorker(Map<String, LoadedFunction> functions, Options options) {
    this.functions = Map.copyOf(functions);
    this.watchdog = new Watchdog(options.timeout());
    this.retries = new Retries(options.waitsForRetries());
  }

  /**
   * What a worker loads, and how.
   *
   * @param classes loads the functions' classes; the caller closes it
   * @param timeout limit of one call; null for none
   * @param listener observes how methods end
   * @param defaultRetry the retry policy of functions that have none of their own; null for none
   * @param waitsForRetries whether failed calls wait before a retry, as their policies say
   * @param ignoresOutputs whether calls that set an output that goes nowhere succeed
   */
  public record Options(
      List<FunctionMetadata> functions,
      ClassLoader classes,
      @Nullable Duration timeout,
      InvocationListener listener,
      HostLog log,
      @Nullable RetryPolicy defaultRetry,
      boolean waitsForRetries,
      boolean ignoresOutputs) {

    public Options {
      functions = List.copyOf(functions);
    }

    /** Functions of any class loader, without a timeout. */
    public static Options of(List<FunctionMetadata> functions, ClassLoader classes, HostLog log) {
      return new Options(
          functions, classes, null, InvocationListener.none(), log, null, true, false);
    }

    /** The valid functions of a package, with its {@code functionTimeout} and retry policy. */
    public static Options of(FunctionsPackage functions, PackageClassLoader classes, HostLog log) {
      List<FunctionMetadata> valid =
          functions.functions().stream().filter(f -> f.error() == null).toList();
      return new Options(
          valid,
          classes,
          functions.hostJson().functionTimeout(),
          InvocationListener.none(),
          log,
          functions.hostJson().retry(),
          true,
          false);
    }

    /** Returns these options with another timeout; null for none. */
    public Options withTimeout(@Nullable Duration limit) {
      return new Options(
          functions, classes, limit, listener, log, defaultRetry, waitsForRetries, ignoresOutputs);
    }

    /** Returns these options with another listener. */
    public Options withListener(InvocationListener other) {
      return new Options(
          functions, classes, timeout, other, log, defaultRetry, waitsForRetries, ignoresOutputs);
    }

    /** Returns these options with another log. */
    public Options withLog(HostLog other) {
      return new Options(
          functions,
          classes,
          timeout,
          listener,
          other,
          defaultRetry,
          waitsForRetries,
          ignoresOutputs);
    }

    /** Returns these options with retries that do not wait. */
    public Options retryingAtOnce() {
      return new Options(
          functions, classes, timeout, listener, log, defaultRetry, false, ignoresOutputs);
    }

    /** Returns these options with outputs that may go nowhere. */
    public Options ignoringOutputs() {
      return new Options(
          functions, classes, timeout, listener, log, defaultRetry, waitsForRetries, true);
    }
  }

  /** Loads functions. One that cannot be loaded is logged, and every call of it fails. */
  public static FunctionWorker load(Options options) {
    if (options.classes() instanceof PackageClassLoader jars) {
      GsonNotice.of(jars.classPath())
          .ifPresent(notice -> options.log().info("Host.Startup", notice));
    }
    FunctionLoader loader = new FunctionLoader(options);
    LoadFailures failures = new LoadFailures();
    Map<String, LoadedFunction> loaded = new HashMap<>();
    for (FunctionMetadata function : options.functions()) {
      FunctionLog log = new FunctionLog(function.name(), options.log());
      LoadedFunction result = loader.load(function, log);
      if (result instanceof LoadedFunction.Unloadable unloadable) {
        failures.add(function.name(), unloadable.failure());
      }
      loaded.put(function.name(), result);
    }
    failures.log(options.log());
    return new FunctionWorker(loaded, options);
  }

  /**
   * Calls a function on the caller's thread. What function code throws becomes the outcome.
   *
   * @throws IllegalArgumentException if no function of this name is loaded
   */
  public Invocation.Outcome invoke(String functionName, Invocation invocation) {
    return invoke(functionName, invocation, returned -> Optional.empty());
  }

  /**
   * Calls a function as {@link #invoke(String, Invocation)} does, and logs a failure that the
   * detector finds. A failed call is repeated as the function's retry policy says.
   *
   * @throws IllegalArgumentException if no function of this name is loaded
   */
  public Invocation.Outcome invoke(
      String functionName, Invocation invocation, FailureDetector detector) {
    LoadedFunction function = functions.get(functionName);
    if (function == null) {
      throw new IllegalArgumentException("No function '" + functionName + "' is loaded.");
    }
    return retries.run(
        function, invocation, (current, attempt) -> attempt(function, current, attempt, detector));
  }

  private Attempted attempt(
      LoadedFunction function, Invocation invocation, Attempt attempt, FailureDetector detector) {
    FunctionLog log = function.log();
    log.executing(invocation);
    WatchedCall call = watchdog.watch(invocation, log);
    try {
      Ended ended = function.invoke(invocation, attempt);
      return watchdog.end(call) ? late(call, log) : returned(call, ended, detector, log);
    } catch (Throwable failure) {
      return watchdog.end(call) ? late(call, log) : threw(call, failure, log);
    }
  }

  private static Attempted returned(
      WatchedCall call, Ended ended, FailureDetector detector, FunctionLog log) {
    long millis = millisSince(call.startedAt());
    Optional<String> failure = detector.failureIn(ended.outcome().returned());
    failure.ifPresentOrElse(
        text -> log.returnedFailure(call.invocation(), millis, text, ended.thrown()),
        () -> log.executed(call.invocation(), millis));
    return new Attempted(ended.outcome(), failure.orElse(null), "");
  }

  private static Attempted threw(WatchedCall call, Throwable failure, FunctionLog log) {
    log.failed(call.invocation(), millisSince(call.startedAt()), failure);
    Threw outcome = ExceptionReport.outcome(failure);
    return new Attempted(outcome, outcome.type() + ": " + outcome.message(), outcome.stack());
  }

  /** Not repeated: the real host replaces the worker process after a timeout. */
  private static Attempted late(WatchedCall call, FunctionLog log) {
    log.endedLate(call.invocation(), millisSince(call.startedAt()));
    return Attempted.finished(new Invocation.Outcome.TimedOut());
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** The names of the functions that run, by the threads of their calls. */
  public Map<Thread, String> running() {
    return watchdog.running();
  }

  /** Lets no more retries begin; calls that wait for one end with {@code Stopped}. */
  public void stopRetries() {
    retries.stop();
  }

  /** Stops enforcing the timeout. Running calls continue, and the class loader stays open. */
  @Override
  public void close() {
    watchdog.close();
  }
}

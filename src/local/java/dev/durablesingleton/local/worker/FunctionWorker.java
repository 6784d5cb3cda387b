package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.LoadedFunction.Ended;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Calls the functions of a package as the Functions Java worker's JavaFunctionBroker does.
 * Thread-safe.
 */
public final class FunctionWorker implements AutoCloseable {

  private final Map<String, LoadedFunction> functions;
  private final Watchdog watchdog;

  private FunctionWorker(Map<String, LoadedFunction> functions, Optional<Duration> timeout) {
    this.functions = Map.copyOf(functions);
    this.watchdog = new Watchdog(timeout);
  }

  /**
   * What a worker loads, and how.
   *
   * @param classes loads the functions' classes; the caller closes it
   * @param timeout limit of one call; empty for none
   * @param listener observes how methods end
   */
  public record Options(
      List<FunctionMetadata> functions,
      ClassLoader classes,
      Optional<Duration> timeout,
      InvocationListener listener,
      HostLog log) {

    public Options {
      functions = List.copyOf(functions);
    }

    /** Functions of any class loader, without a timeout. */
    public static Options of(List<FunctionMetadata> functions, ClassLoader classes, HostLog log) {
      return new Options(functions, classes, Optional.empty(), InvocationListener.none(), log);
    }

    /** The valid functions of a package, with its {@code functionTimeout}. */
    public static Options of(FunctionsPackage functions, PackageClassLoader classes, HostLog log) {
      List<FunctionMetadata> valid =
          functions.functions().stream().filter(f -> f.error() == null).toList();
      return of(valid, classes, log).withTimeout(functions.hostJson().functionTimeout());
    }

    /** Returns these options with another timeout; empty for none. */
    public Options withTimeout(Optional<Duration> limit) {
      return new Options(functions, classes, limit, listener, log);
    }

    /** Returns these options with another listener. */
    public Options withListener(InvocationListener other) {
      return new Options(functions, classes, timeout, other, log);
    }
  }

  /** Loads functions. One that cannot be loaded is logged, and every call of it fails. */
  public static FunctionWorker load(Options options) {
    if (options.classes() instanceof PackageClassLoader jars) {
      GsonNotice.of(jars.classPath())
          .ifPresent(notice -> options.log().info("Host.Startup", notice));
    }
    FunctionLoader loader = new FunctionLoader(options.classes(), options.listener());
    Map<String, LoadedFunction> loaded = new HashMap<>();
    for (FunctionMetadata function : options.functions()) {
      FunctionLog log = new FunctionLog(function.name(), options.log());
      LoadedFunction result = loader.load(function, log);
      if (result instanceof LoadedFunction.Unloadable unloadable) {
        log.notLoaded(unloadable.failure());
      }
      loaded.put(function.name(), result);
    }
    return new FunctionWorker(loaded, options.timeout());
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
   * detector finds.
   *
   * @throws IllegalArgumentException if no function of this name is loaded
   */
  public Invocation.Outcome invoke(
      String functionName, Invocation invocation, FailureDetector detector) {
    LoadedFunction function = functions.get(functionName);
    if (function == null) {
      throw new IllegalArgumentException("No function '" + functionName + "' is loaded.");
    }
    FunctionLog log = function.log();
    log.executing(invocation);
    WatchedCall call = watchdog.watch(invocation, log);
    try {
      Ended ended = function.invoke(invocation);
      return watchdog.end(call) ? late(call, log) : returned(call, ended, detector, log);
    } catch (Throwable failure) {
      return watchdog.end(call) ? late(call, log) : threw(call, failure, log);
    }
  }

  private static Invocation.Outcome returned(
      WatchedCall call, Ended ended, FailureDetector detector, FunctionLog log) {
    long millis = millisSince(call.startedAt());
    detector
        .failureIn(ended.outcome().returned())
        .ifPresentOrElse(
            failure -> log.returnedFailure(call.invocation(), millis, failure, ended.thrown()),
            () -> log.executed(call.invocation(), millis));
    return ended.outcome();
  }

  private static Invocation.Outcome threw(WatchedCall call, Throwable failure, FunctionLog log) {
    log.failed(call.invocation(), millisSince(call.startedAt()), failure);
    return ExceptionReport.outcome(failure);
  }

  private static Invocation.Outcome late(WatchedCall call, FunctionLog log) {
    log.endedLate(call.invocation(), millisSince(call.startedAt()));
    return new Invocation.Outcome.TimedOut();
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** Stops enforcing the timeout. Running calls continue, and the class loader stays open. */
  @Override
  public void close() {
    watchdog.close();
  }
}

package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.LoadedFunction.Ended;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls the functions of a package as the Functions Java worker does. Thread-safe. */
public final class FunctionWorker implements AutoCloseable {

  private final Map<String, LoadedFunction> functions;
  private final Watchdog watchdog;
  private final ClassLoader classes;
  private final Closeable jars;

  private FunctionWorker(
      Map<String, LoadedFunction> functions,
      Optional<Duration> limit,
      ClassLoader classes,
      Closeable jars) {
    this.functions = Map.copyOf(functions);
    this.watchdog = new Watchdog(limit);
    this.classes = classes;
    this.jars = jars;
  }

  /** Finds in what a function returned the news that it failed after all. */
  @FunctionalInterface
  public interface Verdict {

    /** One sentence, or empty where all went well. */
    Optional<String> failureIn(Value returned);
  }

  /**
   * Loads the package's functions that are not in error; one that cannot be loaded is logged and
   * fails when called.
   */
  public static FunctionWorker load(FunctionsPackage functions, HostLog log) {
    return load(functions, InvocationListener.none(), log);
  }

  /** As above; {@code watch} is told how methods end. */
  public static FunctionWorker load(
      FunctionsPackage functions, InvocationListener watch, HostLog log) {
    GsonNotice.of(functions.classPath()).ifPresent(notice -> log.info("Host.Startup", notice));
    PackageClassLoader classes = PackageClassLoader.over(functions.classPath());
    List<FunctionMetadata> sound =
        functions.functions().stream().filter(f -> f.error() == null).toList();
    return new FunctionWorker(
        loadAll(sound, classes, watch, log),
        functions.hostJson().functionTimeout(),
        classes,
        classes);
  }

  /** Loads functions whose classes are at hand already; the loader stays the caller's to close. */
  public static FunctionWorker load(
      List<FunctionMetadata> functions, ClassLoader classes, HostLog log) {
    return load(functions, classes, InvocationListener.none(), log);
  }

  /** As above; {@code watch} is told how methods end. */
  public static FunctionWorker load(
      List<FunctionMetadata> functions,
      ClassLoader classes,
      InvocationListener watch,
      HostLog log) {
    return new FunctionWorker(
        loadAll(functions, classes, watch, log), Optional.empty(), classes, () -> {});
  }

  /** As the first, with a limit to how long a call may take. */
  public static FunctionWorker load(
      List<FunctionMetadata> functions,
      ClassLoader classes,
      Optional<Duration> limit,
      HostLog log) {
    return new FunctionWorker(
        loadAll(functions, classes, InvocationListener.none(), log), limit, classes, () -> {});
  }

  private static Map<String, LoadedFunction> loadAll(
      List<FunctionMetadata> functions,
      ClassLoader classes,
      InvocationListener watch,
      HostLog log) {
    FunctionLoader loader = new FunctionLoader(classes, watch);
    Map<String, LoadedFunction> loaded = new HashMap<>();
    for (FunctionMetadata function : functions) {
      FunctionLog functionLog = new FunctionLog(function.name(), log);
      LoadedFunction result = loader.load(function, functionLog);
      if (result instanceof LoadedFunction.Unloadable unloadable) {
        functionLog.notLoaded(unloadable.failure());
      }
      loaded.put(function.name(), result);
    }
    return loaded;
  }

  /** What the functions' classes are loaded by. */
  public ClassLoader classes() {
    return classes;
  }

  /** Calls a function on the caller's thread; never throws for what function code does. */
  public Invocation.Outcome invoke(String functionName, Invocation invocation) {
    return invoke(functionName, invocation, returned -> Optional.empty());
  }

  /** As {@link #invoke(String, Invocation)}; a failure that the verdict finds is logged as one. */
  public Invocation.Outcome invoke(String functionName, Invocation invocation, Verdict verdict) {
    LoadedFunction function = functions.get(functionName);
    if (function == null) {
      throw new IllegalArgumentException("No function '" + functionName + "' is loaded.");
    }
    FunctionLog log = function.log();
    log.executing(invocation);
    WatchedCall call = watchdog.watch(invocation, log);
    try {
      Ended ended = function.invoke(invocation);
      return watchdog.end(call) ? late(call, log) : returned(call, ended, verdict, log);
    } catch (Throwable failure) {
      return watchdog.end(call) ? late(call, log) : threw(call, failure, log);
    }
  }

  private static Invocation.Outcome returned(
      WatchedCall call, Ended ended, Verdict verdict, FunctionLog log) {
    long millis = millisSince(call.startedAt());
    verdict
        .failureIn(ended.outcome().returned())
        .ifPresentOrElse(
            news -> log.returnedFailure(call.invocation(), millis, news, ended.thrown()),
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

  /** Lets calls take as long as they like, for a host that ends; the package's classes stay. */
  public void endTimeouts() {
    watchdog.close();
  }

  /** Lets go of the package's jars; no function may be running or be called any more. */
  @Override
  public void close() {
    watchdog.close();
    try {
      jars.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

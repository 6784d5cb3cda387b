package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import dev.durablesingleton.local.pkg.FunctionsPackage;
import dev.durablesingleton.local.pkg.PackageClassLoader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls the functions of a package as the Functions Java worker does. Thread-safe. */
public final class FunctionWorker implements AutoCloseable {

  private final Map<String, LoadedFunction> functions;
  private final Closeable classes;

  private FunctionWorker(Map<String, LoadedFunction> functions, Closeable classes) {
    this.functions = Map.copyOf(functions);
    this.classes = classes;
  }

  /**
   * Loads the package's functions that are not in error; one that cannot be loaded is logged and
   * fails when called.
   */
  public static FunctionWorker load(FunctionsPackage functions, HostLog log) {
    return load(functions, MethodWatch.none(), log);
  }

  /** As above; {@code watch} is told how methods end. */
  public static FunctionWorker load(FunctionsPackage functions, MethodWatch watch, HostLog log) {
    GsonNotice.of(functions.classPath()).ifPresent(notice -> log.info("Host.Startup", notice));
    PackageClassLoader classes = PackageClassLoader.over(functions.classPath());
    List<FunctionMetadata> sound =
        functions.functions().stream().filter(f -> f.error() == null).toList();
    return new FunctionWorker(loadAll(sound, classes, watch, log), classes);
  }

  /** Loads functions whose classes are at hand already; the loader stays the caller's to close. */
  public static FunctionWorker load(
      List<FunctionMetadata> functions, ClassLoader classes, HostLog log) {
    return load(functions, classes, MethodWatch.none(), log);
  }

  /** As above; {@code watch} is told how methods end. */
  public static FunctionWorker load(
      List<FunctionMetadata> functions, ClassLoader classes, MethodWatch watch, HostLog log) {
    return new FunctionWorker(loadAll(functions, classes, watch, log), () -> {});
  }

  private static Map<String, LoadedFunction> loadAll(
      List<FunctionMetadata> functions, ClassLoader classes, MethodWatch watch, HostLog log) {
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

  /** Calls a function on the caller's thread; never throws for what function code does. */
  public Invocation.Outcome invoke(String functionName, Invocation invocation) {
    LoadedFunction function = functions.get(functionName);
    if (function == null) {
      throw new IllegalArgumentException("No function '" + functionName + "' is loaded.");
    }
    FunctionLog log = function.log();
    log.executing(invocation);
    long start = System.nanoTime();
    try {
      Invocation.Outcome outcome = function.invoke(invocation);
      log.executed(invocation, millisSince(start));
      return outcome;
    } catch (Throwable failure) {
      log.failed(invocation, millisSince(start), failure);
      return Failures.outcome(failure);
    }
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** Lets go of the package's jars; no function may be running or be called any more. */
  @Override
  public void close() {
    try {
      classes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

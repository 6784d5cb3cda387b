package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.pkg.FunctionsPackage;

/** Calls the functions of a package as the Functions Java worker does. Thread-safe. */
public final class FunctionWorker implements AutoCloseable {

  /** Loads the package's functions; one that cannot be loaded is logged and fails when called. */
  public static FunctionWorker load(FunctionsPackage functions, HostLog log) {
    throw new UnsupportedOperationException();
  }

  /** Calls a function on the caller's thread; never throws for what function code does. */
  public Invocation.Outcome invoke(String functionName, Invocation invocation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}

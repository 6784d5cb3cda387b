package dev.durablesingleton.local.worker;

/** What became of a function when its package was loaded. */
sealed interface LoadedFunction {

  FunctionLog log();

  /** Calls it on the caller's thread; throws what function code throws. */
  Ended invoke(Invocation invocation) throws Throwable;

  /**
   * A call that returned.
   *
   * @param thrown what the method itself threw and middleware caught; null for nothing
   */
  record Ended(Invocation.Outcome.Returned outcome, Throwable thrown) {}

  /** Can be called. */
  record Callable(FunctionMethod method, WorkerExtensions services, FunctionLog log)
      implements LoadedFunction {

    @Override
    public Ended invoke(Invocation invocation) throws Exception {
      InvocationContext call = new InvocationContext(method, services, invocation, log);
      return new Ended(call.run(), call.thrown());
    }
  }

  /** Its class or method could not be had; every call fails as the load did. */
  record Unloadable(Throwable failure, FunctionLog log) implements LoadedFunction {

    @Override
    public Ended invoke(Invocation invocation) throws Throwable {
      throw failure;
    }
  }
}

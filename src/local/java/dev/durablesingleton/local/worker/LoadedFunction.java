package dev.durablesingleton.local.worker;

/** The result of loading a function. */
sealed interface LoadedFunction {

  FunctionLog log();

  /** Calls the function on the caller's thread; throws what function code throws. */
  Ended invoke(Invocation invocation) throws Throwable;

  /**
   * A call that returned.
   *
   * @param thrown what the method threw and middleware caught; null if it returned
   */
  record Ended(Invocation.Outcome.Returned outcome, Throwable thrown) {}

  /** The function can be called. */
  record Ready(FunctionMethod method, WorkerExtensions extensions, FunctionLog log)
      implements LoadedFunction {

    @Override
    public Ended invoke(Invocation invocation) throws Exception {
      InvocationContext call = new InvocationContext(method, extensions, invocation, log);
      return new Ended(call.run(), call.thrown());
    }
  }

  /** Its class or method was not found; every call fails with the same exception. */
  record Unloadable(Throwable failure, FunctionLog log) implements LoadedFunction {

    @Override
    public Ended invoke(Invocation invocation) throws Throwable {
      throw failure;
    }
  }
}

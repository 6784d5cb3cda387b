package dev.durablesingleton.local.worker;

/** What became of a function when its package was loaded. */
sealed interface LoadedFunction {

  FunctionLog log();

  /** Calls it on the caller's thread; throws what function code throws. */
  Invocation.Outcome.Returned invoke(Invocation invocation) throws Throwable;

  /** Can be called. */
  record Callable(FunctionMethod method, Services services, FunctionLog log)
      implements LoadedFunction {

    @Override
    public Invocation.Outcome.Returned invoke(Invocation invocation) throws Exception {
      return new Call(method, services, invocation, log).run();
    }
  }

  /** Its class or method could not be had; every call fails as the load did. */
  record Unloadable(Throwable failure, FunctionLog log) implements LoadedFunction {

    @Override
    public Invocation.Outcome.Returned invoke(Invocation invocation) throws Throwable {
      throw failure;
    }
  }
}

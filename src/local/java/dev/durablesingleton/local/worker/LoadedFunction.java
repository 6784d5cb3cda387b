package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** The result of loading a function. */
sealed interface LoadedFunction {

  FunctionLog log();

  /** Its retry policy; null for none. */
  @Nullable RetryPolicy retry();

  /** Calls the function on the caller's thread; throws what function code throws. */
  Ended invoke(Invocation invocation, Attempt attempt) throws Throwable;

  /**
   * A call that returned.
   *
   * @param thrown what the method threw and middleware caught; null if it returned
   */
  record Ended(Invocation.Outcome.Returned outcome, @Nullable Throwable thrown) {}

  /** The function can be called. */
  record Ready(
      FunctionMethod method,
      WorkerExtensions extensions,
      UnservedOutputs outputs,
      @Nullable RetryPolicy retry,
      FunctionLog log)
      implements LoadedFunction {

    @Override
    public Ended invoke(Invocation invocation, Attempt attempt) throws Exception {
      InvocationContext call = new InvocationContext(method, extensions, invocation, attempt, log);
      Invocation.Outcome.Returned returned = call.run();
      outputs.check(returned, log);
      return new Ended(returned, call.thrown());
    }
  }

  /** Its class or method was not found; every call fails with the same exception. */
  record Unloadable(Throwable failure, FunctionLog log) implements LoadedFunction {

    /** None, since every attempt fails. */
    @Override
    public @Nullable RetryPolicy retry() {
      return null;
    }

    @Override
    public Ended invoke(Invocation invocation, Attempt attempt) throws Throwable {
      throw failure;
    }
  }
}

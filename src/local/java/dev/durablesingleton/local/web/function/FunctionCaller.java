package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.worker.Invocation;

/** Calls functions on the caller's thread. An exception of function code becomes an outcome. */
@FunctionalInterface
public interface FunctionCaller {

  Invocation.Outcome invoke(String functionName, Invocation invocation);
}

package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.worker.Invocation;

/** Calls a function on the caller's thread; never throws for what function code does. */
@FunctionalInterface
public interface FunctionCaller {

  Invocation.Outcome invoke(String functionName, Invocation invocation);
}

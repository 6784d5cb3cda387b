package dev.durablesingleton.local.worker;

import java.lang.reflect.Method;

/**
 * Observes how the methods of functions end, before middleware or the host changes the result.
 * Called on the thread of the call; must not throw.
 */
public interface InvocationListener {

  /** The method returned; {@code arguments} are those of the call. */
  default void returned(Method method, Invocation invocation, Object[] arguments) {}

  /** The method threw. */
  default void threw(Method method, Invocation invocation, Throwable failure) {}

  /** The method was not called, since the host's values cannot be converted to its arguments. */
  default void argumentsFailed(Method method, Invocation invocation, RuntimeException failure) {}

  /** Ignores everything. */
  static InvocationListener none() {
    return new InvocationListener() {};
  }
}

package dev.durablesingleton.local.worker;

import java.lang.reflect.Method;

/**
 * Is told how the methods of functions end, before middleware or the host makes something else of
 * it. Called on the thread of the call; must not throw.
 */
public interface InvocationListener {

  /** The method returned; {@code arguments} are those it was called with. */
  default void returned(Method method, Invocation invocation, Object[] arguments) {}

  /** The method threw. */
  default void threw(Method method, Invocation invocation, Throwable failure) {}

  /** The method was not called, since what the host sent does not become its arguments. */
  default void unfit(Method method, Invocation invocation, RuntimeException failure) {}

  /** For nobody. */
  static InvocationListener none() {
    return new InvocationListener() {};
  }
}

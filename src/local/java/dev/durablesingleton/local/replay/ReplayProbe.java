package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Detects that an orchestrator catches the SDK's suspension exception. If all events are past
 * events, the context leaves replay mode only at the end of the history, where the SDK throws that
 * exception; an orchestrator that returns in this state has caught it. Thread-safe: results are
 * kept per thread.
 */
final class ReplayProbe implements InvocationListener {

  private static final String CONTEXT = "com.microsoft.durabletask.TaskOrchestrationContext";

  private final ThreadLocal<Boolean> swallowed = ThreadLocal.withInitial(() -> false);

  /** Clears the result of the last replay on this thread. */
  void reset() {
    swallowed.remove();
  }

  /** Whether the orchestrator of the last replay on this thread caught the exception. */
  boolean hasSwallowedSuspension() {
    return swallowed.get();
  }

  @Override
  public void returned(Method method, Invocation invocation, Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      if (type.getName().equals(CONTEXT) && arguments[i] != null) {
        swallowed.set(!isReplaying(type, arguments[i]));
      }
    }
  }

  /** Uses reflection, since a package loads its own copy of the SDK. */
  private static boolean isReplaying(Class<?> type, Object context) {
    try {
      return (boolean) type.getMethod("getIsReplaying").invoke(context);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot call getIsReplaying of the SDK's context.", e);
    }
  }
}

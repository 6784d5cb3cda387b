package dev.durablesingleton.testkit.replay;

import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Sees whether an orchestrator returns although the SDK has told it to wait. In a replay that has
 * everything behind it the context stops replaying only where the history ends, and there the SDK
 * throws to suspend the orchestrator; so one that returns from there has caught that.
 */
final class ReplayProbe implements InvocationListener {

  private static final String CONTEXT = "com.microsoft.durabletask.TaskOrchestrationContext";

  private final ThreadLocal<Boolean> swallowed = ThreadLocal.withInitial(() -> false);

  /** Forgets the replay before, on this thread. */
  void reset() {
    swallowed.remove();
  }

  /** Whether the last replay on this thread went on though it was told to wait. */
  boolean hasSwallowed() {
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

  /** By reflection, since a package has an SDK of its own. */
  private static boolean isReplaying(Class<?> type, Object context) {
    try {
      return (boolean) type.getMethod("getIsReplaying").invoke(context);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("The SDK's context does not tell whether it replays.", e);
    }
  }
}

package dev.durablesingleton.testkit;

import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationListener;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the exceptions that functions throw, before the SDK replaces them by a general message,
 * and reports the mistakes that show in them. Thread-safe.
 */
final class FailureRecorder implements InvocationListener {

  private static final String INTERRUPTIONS = "com.microsoft.durabletask.interruption.";
  private static final String BLOCKED = INTERRUPTIONS + "OrchestratorBlockedException";

  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private final RunningWork runningWork;
  private final Mistakes mistakes;

  FailureRecorder(RunningWork runningWork, Mistakes mistakes) {
    this.runningWork = runningWork;
    this.mistakes = mistakes;
  }

  /** The last exception thrown by an instance's orchestrator. */
  Optional<Throwable> failureOf(String instanceId) {
    return Optional.ofNullable(failures.get(instanceId));
  }

  @Override
  public void threw(Method method, Invocation invocation, Throwable failure) {
    RunningWork.Running turn = runningWork.current();
    if (turn == null || !turn.isTurn() || isInterruption(failure)) {
      return;
    }
    failures.put(turn.instanceId(), failure);
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(BLOCKED)) {
        mistakes.report("swallowing " + turn.description(), swallowing(turn.description()));
      }
    }
  }

  @Override
  public void argumentsFailed(Method method, Invocation invocation, RuntimeException failure) {
    RunningWork.Running work = runningWork.current();
    if (work != null) {
      mistakes.report(
          "unfit " + work.description(),
          "The %s cannot be called: its input cannot be converted to the parameters of %s.%s: %s"
              .formatted(
                  work.description(),
                  method.getDeclaringClass().getSimpleName(),
                  method.getName(),
                  failure.getMessage()));
    }
  }

  /** The message for an orchestrator that catches the SDK's suspension exception. */
  static String swallowing(String turn) {
    return "The %s catches OrchestratorBlockedException, which the SDK throws to suspend an orchestrator. Around await(), catch TaskFailedException or an exception of your own, never Exception or RuntimeException."
        .formatted(turn);
  }

  private static boolean isInterruption(Throwable failure) {
    return failure.getClass().getName().startsWith(INTERRUPTIONS);
  }
}

package dev.durablesingleton.testkit;

import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationListener;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes what functions throw before the SDK hides it behind a sentence of its own, and the mistakes
 * that show there. Thread-safe.
 */
final class FailureRecorder implements InvocationListener {

  private static final String INTERRUPTIONS = "com.microsoft.durabletask.interruption.";
  private static final String BLOCKED = INTERRUPTIONS + "OrchestratorBlockedException";

  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private final RunningWork work;
  private final Mistakes mistakes;

  FailureRecorder(RunningWork work, Mistakes mistakes) {
    this.work = work;
    this.mistakes = mistakes;
  }

  /** What an instance's orchestrator threw last. */
  Optional<Throwable> failureOf(String instanceId) {
    return Optional.ofNullable(failures.get(instanceId));
  }

  @Override
  public void threw(Method method, Invocation invocation, Throwable failure) {
    RunningWork.Running here = work.here();
    if (here == null || !here.isTurn() || isInterruption(failure)) {
      return;
    }
    failures.put(here.instanceId(), failure);
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(BLOCKED)) {
        mistakes.report("swallowing " + here.description(), swallowing(here.description()));
      }
    }
  }

  @Override
  public void argumentsFailed(Method method, Invocation invocation, RuntimeException failure) {
    RunningWork.Running here = work.here();
    if (here != null) {
      mistakes.report(
          "unfit " + here.description(),
          "The %s cannot be called, since what it gets does not become the parameters of %s.%s: %s"
              .formatted(
                  here.description(),
                  method.getDeclaringClass().getSimpleName(),
                  method.getName(),
                  failure.getMessage()));
    }
  }

  /** The message for an orchestrator that catches what is not for it. */
  static String swallowing(String turn) {
    return "The %s catches the OrchestratorBlockedException by which the SDK suspends an orchestrator, and goes on. Around await(), catch TaskFailedException or another exception of your own, never Exception or RuntimeException."
        .formatted(turn);
  }

  private static boolean isInterruption(Throwable failure) {
    return failure.getClass().getName().startsWith(INTERRUPTIONS);
  }
}

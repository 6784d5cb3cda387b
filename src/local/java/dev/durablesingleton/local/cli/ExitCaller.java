package dev.durablesingleton.local.cli;

import java.util.Map;
import java.util.Optional;

/**
 * A thread that has called {@link System#exit}, and waits for the shutdown hooks.
 *
 * @param method the calling method with its class
 */
record ExitCaller(Thread thread, String method) {

  private static final String HOST = DurableLocal.class.getName();
  private static final String LAUNCHER = "dev.durablesingleton.local.launcher.";

  /** Finds the thread; empty if a signal or the host itself ends the process. */
  static Optional<ExitCaller> find() {
    return Thread.getAllStackTraces().entrySet().stream()
        .flatMap(entry -> caller(entry).stream())
        .findFirst();
  }

  private static Optional<ExitCaller> caller(Map.Entry<Thread, StackTraceElement[]> thread) {
    StackTraceElement[] stack = thread.getValue();
    for (int i = 0; i + 1 < stack.length; i++) {
      if (stack[i].getClassName().equals("java.lang.Runtime")
          && stack[i].getMethodName().equals("exit")) {
        return of(thread.getKey(), stack, i + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<ExitCaller> of(Thread thread, StackTraceElement[] stack, int next) {
    boolean bySystem = stack[next].getClassName().equals("java.lang.System");
    int caller = bySystem && next + 1 < stack.length ? next + 1 : next;
    String name = stack[caller].getClassName();
    return name.equals(HOST) || name.startsWith(LAUNCHER)
        ? Optional.empty()
        : Optional.of(new ExitCaller(thread, name + "." + stack[caller].getMethodName()));
  }
}

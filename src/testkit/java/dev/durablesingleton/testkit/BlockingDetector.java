package dev.durablesingleton.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Detects orchestrators that block their thread. A turn never needs to wait, so a thread that two
 * consecutive samples find waiting at the same place is blocked.
 */
final class BlockingDetector {

  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final List<String> HOST_PACKAGES =
      List.of("jdk.internal.reflect.", "java.lang.reflect.", "dev.durablesingleton.local.");

  private final RunningWork runningWork;
  private final Mistakes mistakes;
  private Map<RunningWork.Running, List<StackTraceElement>> previous = Map.of();

  BlockingDetector(RunningWork runningWork, Mistakes mistakes) {
    this.runningWork = runningWork;
    this.mistakes = mistakes;
  }

  void start(ScheduledExecutorService scheduler) {
    ScheduledFuture<?> unused =
        scheduler.scheduleWithFixedDelay(
            this::sample, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sample() {
    Map<RunningWork.Running, List<StackTraceElement>> waiting = new HashMap<>();
    for (RunningWork.Running turn : runningWork.all()) {
      if (turn.isTurn() && isWaiting(turn.thread())) {
        List<StackTraceElement> stack = Arrays.asList(turn.thread().getStackTrace());
        waiting.put(turn, stack);
        if (stack.equals(previous.get(turn))) {
          mistakes.report("blocking " + turn.description(), message(turn, stack));
        }
      }
    }
    previous = waiting;
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private static String message(RunningWork.Running turn, List<StackTraceElement> stack) {
    return "The %s blocks its thread. An orchestrator must not sleep, or wait for threads, locks or I/O; wait for a durable timer (context.createTimer), an activity or an event instead.\n%s"
        .formatted(
            turn.description(),
            stack.stream()
                .takeWhile(
                    frame -> HOST_PACKAGES.stream().noneMatch(frame.getClassName()::startsWith))
                .map(frame -> "\tat " + frame)
                .collect(Collectors.joining("\n")));
  }
}

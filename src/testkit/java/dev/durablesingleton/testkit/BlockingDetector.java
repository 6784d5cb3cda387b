package dev.durablesingleton.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks now and then whether an orchestrator waits by other means than the SDK's. A turn never has
 * to wait, so one whose thread is found waiting at the same place twice is blocked.
 */
final class BlockingDetector {

  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final List<String> HOST =
      List.of("jdk.internal.reflect.", "java.lang.reflect.", "dev.durablesingleton.local.");

  private final RunningWork work;
  private final Mistakes mistakes;
  private Map<RunningWork.Running, List<StackTraceElement>> before = Map.of();

  BlockingDetector(RunningWork work, Mistakes mistakes) {
    this.work = work;
    this.mistakes = mistakes;
  }

  void begin(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    Map<RunningWork.Running, List<StackTraceElement>> waiting = new HashMap<>();
    for (RunningWork.Running turn : work.all()) {
      if (turn.isTurn() && isWaiting(turn.thread())) {
        List<StackTraceElement> stack = Arrays.asList(turn.thread().getStackTrace());
        waiting.put(turn, stack);
        if (stack.equals(before.get(turn))) {
          mistakes.report("blocking " + turn.description(), message(turn, stack));
        }
      }
    }
    before = waiting;
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
                .takeWhile(frame -> HOST.stream().noneMatch(frame.getClassName()::startsWith))
                .map(frame -> "\tat " + frame)
                .collect(Collectors.joining("\n")));
  }
}

package dev.durablesingleton.internal.client;

import io.grpc.Context;
import io.grpc.Deadline;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives a deadline to the calls of a durable client, which has none of its own: without one, a call
 * to an engine that does not answer never ends. Thread-safe.
 */
final class CallDeadline {

  private static final long IDLE_SECONDS = 10;

  private final ScheduledExecutorService timer = timer();

  /**
   * Makes calls that end with DEADLINE_EXCEEDED if they have no answer at the deadline. gRPC takes
   * the deadline from the thread's context, so the calls must be made on this thread.
   */
  <T> T call(Deadline deadline, Supplier<T> calls) {
    Context.CancellableContext context = Context.current().withDeadline(deadline, timer);
    Context outer = context.attach();
    try {
      return calls.get();
    } finally {
      context.detach(outer);
      context.cancel(null);
    }
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "durable-client-deadline");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }
}

package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Closes a host when the process is stopped. If that takes too long, ends the process: function
 * code may have filled the heap, so that nothing of the host works any more.
 */
final class ShutdownHook {

  /** Running calls have 3 seconds; the rest of a shutdown takes well below one. */
  private static final Duration LIMIT = Duration.ofMillis(4_500);

  /** The exit code of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  private ShutdownHook() {}

  static void install(Runnable close) {
    CountDownLatch stopping = new CountDownLatch(1);
    // Started now, since a full heap has no space for another thread.
    DaemonThreads.named("shutdown-limit").newThread(() -> haltAfter(stopping)).start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopping.countDown();
                  close.run();
                },
                "shutdown"));
  }

  private static void haltAfter(CountDownLatch stopping) {
    try {
      stopping.await();
      Thread.sleep(LIMIT.toMillis());
    } catch (InterruptedException e) {
      // Nobody but function code interrupts it; the limit then ends at once.
      Thread.currentThread().interrupt();
    }
    if (stopping.getCount() == 0) {
      Runtime.getRuntime().halt(TERMINATED);
    }
  }
}

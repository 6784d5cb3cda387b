package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats a task every second until the process ends. Neither an error of the task, such as an
 * {@link OutOfMemoryError}, nor an interrupt by function code ends it. It allocates nothing between
 * the runs.
 */
final class EverySecond {

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private EverySecond() {}

  /** Returns after the first run: it loads classes, for which later there may be no memory. */
  static void run(String threadName, Runnable task) throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    DaemonThreads.named(threadName).newThread(() -> repeat(task, first)).start();
    first.await();
  }

  private static void repeat(Runnable task, CountDownLatch first) {
    while (true) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        // The next run tries it again.
      }
      first.countDown();
      pause();
    }
  }

  /** Thread.sleep would allocate an exception or an event of the flight recorder. */
  private static void pause() {
    long end = System.nanoTime() + INTERVAL_NANOS;
    for (long left = INTERVAL_NANOS; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      // A thread that is interrupted does not park.
      boolean unused = Thread.interrupted();
    }
  }
}

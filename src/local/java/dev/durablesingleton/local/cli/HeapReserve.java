package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is released when function code has filled the heap. Without it, the JVM could not
 * even create the thread that handles SIGTERM, and would ignore the signal.
 */
final class HeapReserve {

  private static final int LARGEST = 4 << 20;
  private static final int PART_OF_HEAP = 16;
  private static final int PROBE = 64 << 10;
  private static final long INTERVAL_MILLIS = 1_000;
  private static final int CHECKS_UNTIL_STAYS_FULL = 5;

  private final int size = (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  private final Consumer<String> warnings;
  private final Runnable staysFull;
  private int checksWhileFull;
  private byte @Nullable [] reserve = new byte[size];

  /** Written so that the compiler does not remove the probe's allocation. */
  @SuppressWarnings("UnusedVariable")
  private volatile byte @Nullable [] probe;

  private HeapReserve(Consumer<String> warnings, Runnable staysFull) {
    this.warnings = warnings;
    this.staysFull = staysFull;
  }

  /**
   * Watches the heap until the process ends.
   *
   * @param warnings receives one sentence each time the heap is full
   * @param staysFull called when it was full for some seconds
   */
  static void install(Consumer<String> warnings, Runnable staysFull) {
    DaemonThreads.named("heap-reserve")
        .newThread(new HeapReserve(warnings, staysFull)::watch)
        .start();
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(INTERVAL_MILLIS);
        check();
      } catch (OutOfMemoryError e) {
        // The next check releases or takes the reserve.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void check() {
    if (reserve == null) {
      takeAgain();
    } else if (isFull()) {
      reserve = null;
      warnings.accept(
          "The heap is full: function code retains too much, or the host needs more with -Xmx."
              + " Restart the host; committed work is kept.");
    }
  }

  private boolean isFull() {
    try {
      probe = new byte[PROBE];
      probe = null;
      return false;
    } catch (OutOfMemoryError e) {
      return true;
    }
  }

  /** Function code may have freed its memory. */
  private void takeAgain() {
    if (hasSpaceForReserve()) {
      reserve = new byte[size];
      checksWhileFull = 0;
    } else if (++checksWhileFull == CHECKS_UNTIL_STAYS_FULL) {
      staysFull.run();
    }
  }

  /** Tries it, since free memory cannot be told from garbage. */
  private boolean hasSpaceForReserve() {
    try {
      probe = new byte[2 * size];
      probe = null;
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }
}

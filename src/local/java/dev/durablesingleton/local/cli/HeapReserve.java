package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.concurrent.DaemonThreads;
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
  private final Listener listener;
  private int checksWhileFull;
  private byte @Nullable [] reserve = new byte[size];

  /** Written so that the compiler does not remove the probe's allocation. */
  @SuppressWarnings("UnusedVariable")
  private volatile byte @Nullable [] probe;

  /** Learns of a full heap. What it throws for want of memory is ignored. */
  interface Listener {

    /** The heap is full; the reserve has just been released. */
    void full();

    /** The heap is no longer full. */
    void freed();

    /** The heap has been full for some seconds. Called again and again. */
    void staysFull();
  }

  private HeapReserve(Listener listener) {
    this.listener = listener;
  }

  /** Watches the heap until the process ends. */
  static void install(Listener listener) {
    DaemonThreads.named("heap-reserve").newThread(new HeapReserve(listener)::watch).start();
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
      listener.full();
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
      listener.freed();
    } else if (++checksWhileFull >= CHECKS_UNTIL_STAYS_FULL) {
      listener.staysFull();
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

package dev.durablesingleton.local.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is released when function code has filled the heap, so that the host can report it
 * and the JVM can create the thread that handles SIGTERM. Function code may take that memory too,
 * so {@link FullHeapLimit} does not depend on it. Used by one thread.
 */
final class HeapReserve {

  private static final int LARGEST = 4 << 20;
  private static final int PART_OF_HEAP = 16;
  private static final int PROBE = 64 << 10;

  private final IntFunction<byte[]> memory;
  private final int size;
  private final Listener listener;
  private final AtomicInteger successes = new AtomicInteger();
  private byte @Nullable [] reserve;
  private volatile boolean reported;

  /** Written so that the compiler does not remove the probe's allocation. */
  @SuppressWarnings("UnusedVariable")
  private volatile byte @Nullable [] probe;

  /** Learns of a full heap. What it throws for want of memory is ignored. */
  interface Listener {

    /** The heap is full; the reserve has been released. Called until it returns normally. */
    void full();

    /** The heap is no longer full. */
    void freed();

    /** The heap has space. Called every second, on the thread of {@link #staysFull}. */
    void hasSpace();

    /** No check has found space for some seconds. Called on another thread than the rest. */
    void staysFull();
  }

  /**
   * @param memory allocates this number of bytes
   * @param size bytes of the reserve
   */
  HeapReserve(Listener listener, IntFunction<byte[]> memory, int size) {
    this.listener = listener;
    this.memory = memory;
    this.size = size;
    reserve = memory.apply(size);
  }

  /** Watches the heap until the process ends. */
  static void install(Listener listener) throws InterruptedException {
    int size = (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    HeapReserve reserve = new HeapReserve(listener, byte[]::new, size);
    EverySecond.run("heap-reserve", reserve::check);
    FullHeapLimit limit = new FullHeapLimit();
    EverySecond.run(
        "heap-limit",
        () -> {
          switch (limit.look(reserve.successes(), reserve.reported, System.nanoTime())) {
            case HAS_SPACE -> listener.hasSpace();
            case STAYS_FULL -> listener.staysFull();
            case UNKNOWN -> {}
          }
        });
  }

  /** Tries to allocate, which takes long collections if the heap is almost full. */
  void check() {
    if (reserve == null) {
      takeAgain();
    } else if (!hasSpaceFor(PROBE)) {
      reserve = null;
      reported = false;
    }
    if (reserve != null) {
      successes.incrementAndGet();
    } else if (!reported) {
      listener.full();
      reported = true;
    }
  }

  /** How many checks have found space. May be read on any thread. */
  int successes() {
    return successes.get();
  }

  /** Function code may have freed its memory. */
  private void takeAgain() {
    if (hasSpaceFor(2 * size)) {
      reserve = memory.apply(size);
      listener.freed();
    }
  }

  /** Tries it, since free memory cannot be told from garbage. */
  private boolean hasSpaceFor(int bytes) {
    try {
      probe = memory.apply(bytes);
      probe = null;
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }
}

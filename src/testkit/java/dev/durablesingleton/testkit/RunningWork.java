package dev.durablesingleton.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The function code that is running at the moment. Thread-safe. */
final class RunningWork {

  /**
   * A turn, an activity or a batch of an entity on its thread.
   *
   * @param describer builds the description on demand, since most work never needs one
   * @param since start of the work, from {@link System#nanoTime}
   */
  record Running(
      Supplier<String> describer, String instanceId, boolean isTurn, Thread thread, long since) {

    String description() {
      return describer.get();
    }
  }

  private final Map<Thread, Running> running = new ConcurrentHashMap<>();

  /** Runs work on the caller's thread and lists it as running until it returns. */
  <T> T track(Supplier<String> describer, String instanceId, boolean isTurn, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    running.put(thread, new Running(describer, instanceId, isTurn, thread, System.nanoTime()));
    try {
      return work.get();
    } finally {
      running.remove(thread);
    }
  }

  /** The work of the calling thread; null for none. */
  @Nullable Running current() {
    return running.get(Thread.currentThread());
  }

  /** All running work, the oldest first. */
  List<Running> all() {
    return running.values().stream().sorted(Comparator.comparingLong(Running::since)).toList();
  }
}

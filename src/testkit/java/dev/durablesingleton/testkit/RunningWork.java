package dev.durablesingleton.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The function code that runs at the moment. Thread-safe. */
final class RunningWork {

  /**
   * A turn or an activity on its thread.
   *
   * @param words made when asked for, since most work ends without a word
   * @param since by {@link System#nanoTime}
   */
  record Running(
      Supplier<String> words, String instanceId, boolean isTurn, Thread thread, long since) {

    String description() {
      return words.get();
    }
  }

  private final Map<Thread, Running> running = new ConcurrentHashMap<>();

  /** Runs work on the caller's thread, and knows of it meanwhile. */
  <T> T during(Supplier<String> words, String instanceId, boolean isTurn, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    running.put(thread, new Running(words, instanceId, isTurn, thread, System.nanoTime()));
    try {
      return work.get();
    } finally {
      running.remove(thread);
    }
  }

  /** What the caller's thread is at. */
  Running here() {
    return running.get(Thread.currentThread());
  }

  /** The oldest first. */
  List<Running> all() {
    return running.values().stream().sorted(Comparator.comparingLong(Running::since)).toList();
  }
}

package dev.durablesingleton.testkit;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mistakes in function code that would otherwise show only in production. Each fails the test once:
 * at its next wait, or at its end. Thread-safe.
 */
final class Mistakes {

  private final Queue<AssertionError> unreported = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private Consumer<AssertionError> listener = mistake -> {};

  /** Sets the listener for future mistakes. */
  synchronized void onMistake(Consumer<AssertionError> consumer) {
    listener = consumer;
  }

  /**
   * Reports a mistake.
   *
   * @param key identifies the mistake; further reports with the same key are ignored
   */
  void report(String key, String message) {
    Consumer<AssertionError> current;
    AssertionError mistake = new AssertionError(message);
    synchronized (this) {
      if (!known.add(key)) {
        return;
      }
      unreported.add(mistake);
      current = listener;
    }
    current.accept(mistake);
  }

  /** Throws the first mistake that no test has failed with yet. */
  void failIfAny() {
    AssertionError first;
    synchronized (this) {
      first = unreported.peek();
      unreported.clear();
    }
    if (first != null) {
      throw first;
    }
  }
}

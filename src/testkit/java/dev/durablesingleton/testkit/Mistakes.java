package dev.durablesingleton.testkit;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mistakes in function code that would show in production only. Each fails the test once: at its
 * next wait, or at its end. Thread-safe.
 */
final class Mistakes {

  private final Queue<AssertionError> open = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private Consumer<AssertionError> listener = mistake -> {};

  /** Tells who waits of mistakes to come. */
  synchronized void onMistake(Consumer<AssertionError> waiting) {
    listener = waiting;
  }

  /**
   * Reports a mistake.
   *
   * @param subject what is wrong, so that it is reported once only
   */
  void report(String subject, String message) {
    Consumer<AssertionError> told;
    AssertionError mistake = new AssertionError(message);
    synchronized (this) {
      if (!known.add(subject)) {
        return;
      }
      open.add(mistake);
      told = listener;
    }
    told.accept(mistake);
  }

  /** Fails with the first one that no test has seen yet. */
  void failIfAny() {
    AssertionError first;
    synchronized (this) {
      first = open.peek();
      open.clear();
    }
    if (first != null) {
      throw first;
    }
  }
}

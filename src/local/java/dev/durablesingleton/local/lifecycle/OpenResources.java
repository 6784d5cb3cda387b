package dev.durablesingleton.local.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The open parts of a host, closed in reverse order of their opening. Not thread-safe. */
public final class OpenResources {

  private final Deque<Runnable> closers = new ArrayDeque<>();

  /** Registers how to close a part, and returns the part. */
  public <T> T add(T part, Consumer<? super T> closer) {
    closers.push(() -> closer.accept(part));
    return part;
  }

  /**
   * Closes every part.
   *
   * @throws RuntimeException the first failure, after all parts have been closed; later failures
   *     are suppressed
   */
  public void close() {
    RuntimeException first = null;
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          suppress(first, e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes every part after a failure; failures to close are suppressed by it. */
  public void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      suppress(failure, e);
    }
  }

  /** A part may fail to close with the very exception that its start failed with. */
  private static void suppress(Throwable failure, RuntimeException other) {
    if (failure != other) {
      failure.addSuppressed(other);
    }
  }
}

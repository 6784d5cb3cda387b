package dev.durablesingleton.local.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The parts of a host that are open, to be closed in the opposite order. Not thread-safe. */
public final class OpenResources {

  private final Deque<Runnable> closings = new ArrayDeque<>();

  /** Notes how a part is closed, and returns it. */
  public <T> T add(T part, Consumer<? super T> closing) {
    closings.push(() -> closing.accept(part));
    return part;
  }

  /** Closes every part, also when one fails to; the first failure is thrown in the end. */
  public void close() {
    RuntimeException first = null;
    while (!closings.isEmpty()) {
      try {
        closings.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes what is open because of a failure, which stays the one that is told. */
  public void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}

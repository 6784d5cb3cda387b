package dev.durablesingleton.local.rpc;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The open calls of clients in this process. Thread-safe: this object's monitor guards all. */
final class InProcessCalls {

  private final Set<InProcessCall<?, ?>> open = new HashSet<>();
  private boolean shutDown;

  /** Adds a call; false after {@link #shutDown}. */
  synchronized boolean add(InProcessCall<?, ?> call) {
    return !shutDown && open.add(call);
  }

  synchronized void remove(InProcessCall<?, ?> call) {
    if (open.remove(call) && shutDown) {
      notifyAll();
    }
  }

  synchronized void shutDown() {
    shutDown = true;
  }

  synchronized List<InProcessCall<?, ?>> open() {
    return List.copyOf(open);
  }

  /** Waits until no call is open, at most as long as given. */
  synchronized void awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos();
        left > 0 && !open.isEmpty();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}

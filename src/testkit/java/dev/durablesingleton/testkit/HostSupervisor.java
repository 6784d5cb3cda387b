package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Store;

/**
 * One host after the other over the same store. Thread-safe: its monitor guards which one is alive.
 */
final class HostSupervisor implements AutoCloseable {

  private final HubContext parts;
  private final Store store;
  private volatile HostInstance life;
  private boolean closed;

  /** Begins the first life. */
  HostSupervisor(HubContext parts, Store store) {
    this.parts = parts;
    this.store = store;
    life = new HostInstance(parts, store, this::succeed);
  }

  /** The host that is alive; waits for one that is about to take over. */
  synchronized HostInstance alive() {
    try {
      while (life.isDead() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed) {
      throw new IllegalStateException("This hub has ended; make another one for the next test.");
    }
    return life;
  }

  /** Loses the host, and goes on with another one. */
  void restart() {
    alive().close();
    succeed();
  }

  /** The end of an activity has been kept; on the thread that plays the hub's rounds. */
  void consumed(ActivityTask activity) {
    HostInstance current = life;
    if (current != null) {
      current.consumed(activity);
    }
  }

  private synchronized void succeed() {
    life.close();
    parts.timekeeper().dropSleepers();
    if (!closed) {
      life = new HostInstance(parts, store, this::succeed);
    }
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    life.close();
    notifyAll();
  }
}

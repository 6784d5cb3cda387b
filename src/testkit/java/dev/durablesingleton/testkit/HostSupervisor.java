package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Store;

/**
 * Runs one host at a time on a store and replaces a host that crashes. Thread-safe: its monitor
 * guards the current host.
 */
final class HostSupervisor implements AutoCloseable {

  private final HubContext context;
  private final Store store;
  private volatile HostInstance current;
  private boolean closed;

  /** Starts the first host. */
  HostSupervisor(HubContext context, Store store) {
    this.context = context;
    this.store = store;
    current = new HostInstance(context, store, this::replace);
  }

  /** The current host; after a crash, waits for its replacement. */
  synchronized HostInstance current() {
    try {
      while (current.isCrashed() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed) {
      throw new IllegalStateException(
          "This hub has been closed; use a fresh one in the next test.");
    }
    return current;
  }

  /** Crashes the host and replaces it. */
  void restart() {
    current().close();
    replace();
  }

  /** An activity's result has been committed; called on the hub's thread. */
  void activityCommitted(ActivityTask activity) {
    current.activityCommitted(activity);
  }

  private synchronized void replace() {
    current.close();
    context.time().cancelDelays();
    if (!closed) {
      current = new HostInstance(context, store, this::replace);
    }
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    current.close();
    notifyAll();
  }
}

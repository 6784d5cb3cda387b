package dev.durablesingleton.local.transport.grpc;

import io.grpc.ConnectivityState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The state of a channel and its open calls. Thread-safe: this object's monitor guards all. */
final class ChannelState {

  private final Set<HubClientCall<?, ?>> open = new HashSet<>();
  private final List<Runnable> callbacks = new ArrayList<>();
  private final Executor executor;
  private ConnectivityState state = ConnectivityState.IDLE;

  /**
   * @param executor runs the callbacks for changes
   */
  ChannelState(Executor executor) {
    this.executor = executor;
  }

  synchronized ConnectivityState get() {
    return state;
  }

  /** Adds a call; false if the channel is shut down. */
  synchronized boolean add(HubClientCall<?, ?> call) {
    become(ConnectivityState.READY);
    return state == ConnectivityState.READY && open.add(call);
  }

  synchronized void remove(HubClientCall<?, ?> call) {
    if (open.remove(call) && isTerminated()) {
      notifyAll();
    }
  }

  /** Leaves the idle state. Returns the state before, as gRPC does. */
  synchronized ConnectivityState connect() {
    ConnectivityState before = state;
    become(ConnectivityState.READY);
    return before;
  }

  synchronized void enterIdle() {
    become(ConnectivityState.IDLE);
  }

  /** Refuses new calls, and returns those that are open. */
  synchronized List<HubClientCall<?, ?>> shutDown() {
    become(ConnectivityState.SHUTDOWN);
    notifyAll();
    return List.copyOf(open);
  }

  synchronized boolean isTerminated() {
    return state == ConnectivityState.SHUTDOWN && open.isEmpty();
  }

  /** Waits until the channel is terminated; false if it is not within the time. */
  synchronized boolean awaitTermination(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; !isTerminated(); left = end - System.nanoTime()) {
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Runs the callback once the state is another than this; at once if it is. */
  synchronized void onChangeFrom(ConnectivityState source, Runnable callback) {
    if (state == source) {
      callbacks.add(callback);
    } else {
      executor.execute(callback);
    }
  }

  private void become(ConnectivityState next) {
    if (state != next && state != ConnectivityState.SHUTDOWN) {
      state = next;
      callbacks.forEach(executor::execute);
      callbacks.clear();
    }
  }
}

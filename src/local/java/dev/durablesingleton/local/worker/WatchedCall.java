package dev.durablesingleton.local.worker;

import java.time.Duration;

/** A running call. Its monitor ensures that no interrupt reaches the next call of the thread. */
final class WatchedCall {

  private final Thread thread;
  private final long startedAt;
  private final Invocation invocation;
  private final FunctionLog log;
  private boolean expired;
  private boolean ended;

  /**
   * @param startedAt as {@link System#nanoTime}
   */
  WatchedCall(Thread thread, long startedAt, Invocation invocation, FunctionLog log) {
    this.thread = thread;
    this.startedAt = startedAt;
    this.invocation = invocation;
    this.log = log;
  }

  Invocation invocation() {
    return invocation;
  }

  Thread thread() {
    return thread;
  }

  String functionName() {
    return log.functionName();
  }

  long startedAt() {
    return startedAt;
  }

  /**
   * Logs that the call timed out and interrupts it, once. The real host ends the worker process; a
   * thread cannot be stopped, but an interrupt ends most waits.
   */
  synchronized void expire(Duration timeout) {
    if (!expired && !ended) {
      expired = true;
      log.timedOut(invocation, timeout);
      thread.interrupt();
    }
  }

  /** Returns whether the call timed out. */
  synchronized boolean end() {
    ended = true;
    if (expired) {
      // The interrupt was meant for this call only.
      Thread.interrupted();
    }
    return expired;
  }
}

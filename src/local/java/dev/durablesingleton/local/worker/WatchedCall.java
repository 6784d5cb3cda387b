package dev.durablesingleton.local.worker;

import java.time.Duration;

/** A call under way. Its monitor keeps an interrupt from reaching what its thread does next. */
final class WatchedCall {

  private final Thread thread;
  private final long startedAt;
  private final Invocation invocation;
  private final FunctionLog log;
  private boolean expired;
  private boolean ended;

  /**
   * @param startedAt {@link System#nanoTime}
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

  long startedAt() {
    return startedAt;
  }

  /**
   * Says that the call takes too long and interrupts it, once. The real host ends the process that
   * runs it; a thread cannot be ended, but most of what a thread waits for ends with an interrupt.
   */
  synchronized void expire(Duration limit) {
    if (!expired && !ended) {
      expired = true;
      log.timedOut(invocation, limit);
      thread.interrupt();
    }
  }

  synchronized boolean end() {
    ended = true;
    if (expired) {
      // Of use to the call alone; clears the thread for others.
      Thread.interrupted();
    }
    return expired;
  }
}

package dev.durablesingleton.local.concurrent;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Factories of named daemon threads, which do not keep the JVM from exiting. Thread-safe. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** Each thread has this name; for executors with one thread. */
  public static ThreadFactory named(String name) {
    return task -> thread(task, name);
  }

  /** Threads are named {@code prefix-1}, {@code prefix-2} and so on. */
  public static ThreadFactory numbered(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> thread(task, prefix + "-" + count.incrementAndGet());
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}

package dev.durablesingleton.local.cli;

import java.util.concurrent.TimeUnit;

/**
 * Decides that the heap stays full: no check has found space for some seconds. It allocates
 * nothing, so it also decides while every allocation waits for collections. Used by one thread.
 */
final class FullHeapLimit {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(8);

  /**
   * A suspended process makes no checks either. When it continues, so do the checks, before the
   * second or third look.
   */
  private static final int LOOKS = 3;

  private int known = -1;
  private long knownSince;
  private int looks;

  /**
   * Looks at the checks, once per second.
   *
   * @param successes how many checks have found space until now
   * @param now of {@link System#nanoTime}
   */
  boolean isExceeded(int successes, long now) {
    if (successes != known) {
      known = successes;
      knownSince = now;
      looks = 0;
    }
    return ++looks > LOOKS && now - knownSince >= LIMIT_NANOS;
  }
}

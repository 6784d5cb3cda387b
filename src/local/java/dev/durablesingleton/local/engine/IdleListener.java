package dev.durablesingleton.local.engine;

import java.time.Instant;

/**
 * Is told each time a hub has decided everything that came in, one call at a time. Who moves a
 * clock by hand learns here when it may be moved, and may do it within the call.
 */
@FunctionalInterface
public interface IdleListener {

  /**
   * Nothing is left to decide for now.
   *
   * @param workOut how many turns and activities are handed out and not answered
   * @param nextTimer when the next timer is due; null for none
   */
  void idle(int workOut, Instant nextTimer);

  /** For a hub whose clock moves by itself. */
  static IdleListener none() {
    return (workOut, nextTimer) -> {};
  }
}

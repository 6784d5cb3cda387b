package dev.durablesingleton.local.engine.loop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Called each time a hub has decided all requests, one call at a time. The listener may move a
 * manual clock.
 */
@FunctionalInterface
public interface IdleListener {

  /**
   * Nothing is left to decide.
   *
   * @param openWork the number of turns and activities without an outcome
   * @param nextTimer when the next timer is due; null for none
   */
  void idle(int openWork, @Nullable Instant nextTimer);

  /** A listener that does nothing, for a system clock. */
  static IdleListener none() {
    return (openWork, nextTimer) -> {};
  }
}

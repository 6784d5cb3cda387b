package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.work.DeclinePause;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;

/**
 * Whether the next turn of an execution waits: for the scheduled start of the instance, or since a
 * worker declined the turn. For the deciding thread only.
 */
final class TurnDelay {
  private final HubState hub;
  private boolean waiting;

  /** How often workers have declined the next turn. */
  private int declined;

  /** Waits for the scheduled start of the instance if there is one. */
  TurnDelay(HubState hub, Instance state) {
    this.hub = hub;
    waiting = isScheduledForLater(state);
    if (waiting && state.scheduledStart() != null) {
      wakeAt(state.scheduledStart(), state);
    }
  }

  /** Whether the next turn waits. */
  boolean isWaiting() {
    return waiting;
  }

  /** Waits for a pause that grows each time; returns whether this is the first one in a row. */
  boolean decline(Instance state) {
    waiting = true;
    declined++;
    wakeAt(hub.now().plus(DeclinePause.after(declined)), state);
    return declined == 1;
  }

  /** Ends the wait, unless the scheduled start is still to come. */
  void timerDue(Instance state) {
    waiting = isScheduledForLater(state);
  }

  /** Begins to count again, because a worker has run a turn. */
  void turnTaken() {
    declined = 0;
  }

  private void wakeAt(Instant due, Instance state) {
    hub.timers().add(new TimerQueue.Entry(due, 0, state.id()));
  }

  private boolean isScheduledForLater(Instance state) {
    return state.status() == RuntimeStatus.PENDING
        && state.scheduledStart() != null
        && state.scheduledStart().isAfter(hub.now());
  }
}

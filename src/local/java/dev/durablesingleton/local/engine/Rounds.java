package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays rounds: what came in is decided in order, committed together, and only then answered and
 * sent on; so no two changes race, and many share one commit. For one thread at a time.
 */
final class Rounds {

  /** While a machine sleeps, waits stand still and the clock does not. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Hub hub;
  private final Snapshots snapshots;
  private final Consumer<Cycle> advance;
  private final Dispatcher dispatcher;
  private final IdleListener idle;
  private StoreException outage;
  private long retryAt;

  /**
   * @param advance lets every stirred execution go on
   * @param dispatcher gets the activities that a hub finds unfinished
   * @param idle is told when nothing is left to decide
   */
  Rounds(
      Hub hub,
      Snapshots snapshots,
      Consumer<Cycle> advance,
      Dispatcher dispatcher,
      IdleListener idle) {
    this.hub = hub;
    this.snapshots = snapshots;
    this.advance = advance;
    this.dispatcher = dispatcher;
    this.idle = idle;
  }

  /** Reads the hub from the store; the first round is to begin with the request given back. */
  Request<?> load() {
    List<ActivityTask> activities = hub.load();
    snapshots.replaceAll(hub.unfinished.values());
    return new Request<>(
        cycle -> {
          hub.unfinished.values().forEach(cycle::stir);
          activities.forEach(activity -> cycle.afterCommit(() -> dispatcher.run(activity)));
          return null;
        });
  }

  /** Decides what came in, and what is due by now; an empty round looks at the clock only. */
  void play(List<Request<?>> round) {
    if (outage == null) {
      decide(round);
    } else {
      recover(round);
    }
  }

  /**
   * Tells that nothing is left to decide, which does not hold while the store is out; the clock may
   * have moved when this returns.
   */
  void rest() {
    if (outage == null) {
      idle.idle(dispatcher.workOut(), hub.timers.next());
    }
  }

  /** Whether the store has failed, so that a round after the pause has to read it again. */
  boolean isOut() {
    return outage != null;
  }

  /** How long there is nothing to do if nothing comes in; not positive when a timer is due. */
  Duration untilNextTimer() {
    if (outage != null) {
      return hub.options.retryPause();
    }
    Instant next = hub.timers.next();
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(hub.clock.instant(), next);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** Answers requests that no round will decide any more. */
  static void failAll(List<Request<?>> round, StoreException why) {
    round.forEach(request -> request.fail(why));
  }

  private void decide(List<Request<?>> round) {
    Cycle cycle = new Cycle(hub.store);
    try {
      hub.fireDue(cycle);
      round.forEach(request -> request.apply(cycle));
      advance.accept(cycle);
      cycle.finish(snapshots);
    } catch (RuntimeException | Error e) {
      cycle.abandon();
      giveBack(round, e);
    }
  }

  /** Nothing of the round is kept: tell everyone, and take the hub's state from the store again. */
  private void giveBack(List<Request<?>> round, Throwable cause) {
    outage =
        cause instanceof StoreException failure
            ? failure
            : new StoreException("The task hub met an error: " + cause, cause);
    hub.log.log(
        LogLevel.ERROR,
        Hub.LOG,
        outage.getMessage() + " Nothing of it is acknowledged; the task hub tries again.",
        cause instanceof StoreException ? cause.getCause() : cause);
    failAll(round, outage);
    retryAt = System.nanoTime() + hub.options.retryPause().toNanos();
  }

  private void recover(List<Request<?>> round) {
    if (System.nanoTime() - retryAt < 0) {
      failAll(round, outage);
      return;
    }
    try {
      List<Request<?>> all = new ArrayList<>();
      all.add(load());
      all.addAll(round);
      hub.log.info(Hub.LOG, "The task hub is available again.");
      outage = null;
      decide(all);
    } catch (StoreException e) {
      outage = e;
      retryAt = System.nanoTime() + hub.options.retryPause().toNanos();
      failAll(round, outage);
    }
  }
}

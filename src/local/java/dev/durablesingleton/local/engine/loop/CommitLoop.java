package dev.durablesingleton.local.engine.loop;

import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Decides requests in batches: one after the other, committed together, and answered after the
 * commit. So changes do not race, and many share one commit. For one thread at a time.
 *
 * <p>A {@link StoreException} is an outage: the batch fails, and the hub is reloaded after a pause.
 * Any other exception fails only the request or instance that caused it; the rest of the batch is
 * decided again. Other errors end the loop with {@link #stop}.
 *
 * @param <U> the unit of work
 */
public final class CommitLoop<U extends Effects> {
  /**
   * Waits do not advance while the machine sleeps, so the clock is read at least at this interval.
   */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Decider<U> decider;
  private final IdleListener idle;
  private final Duration retryPause;
  private final HubLog log;
  private final Outage outage;
  private final CompletableFuture<Throwable> stopped = new CompletableFuture<>();
  private volatile StoreException reasonForEnd = new StoreException("The task hub is closed.");

  /**
   * Decides nothing before a driver starts it.
   *
   * @param retryPause how long to wait after a failure of the store before the hub is loaded again
   */
  public CommitLoop(Decider<U> decider, IdleListener idle, Duration retryPause, HubLog log) {
    this.decider = decider;
    this.idle = idle;
    this.retryPause = retryPause;
    this.log = log;
    outage = new Outage(log, retryPause);
  }

  /** Loads the hub from the store. The next batch resumes what is unfinished. */
  void load() {
    decider.load();
  }

  /** Decides a batch and all due timers. An empty batch only checks the timers. */
  void run(List<Request<U, ?>> batch) {
    try {
      if (isOutage()) {
        outage.retry(decider::load);
      }
      StoreException reason = outage.reason();
      if (reason == null) {
        runWithStore(batch);
      } else {
        batch.forEach(request -> request.fail(reason));
      }
    } catch (StoreException e) {
      outage.begin(e);
      batch.forEach(request -> request.fail(e));
    }
  }

  /**
   * Notifies the listener that nothing is left to decide, except during an outage. The listener may
   * move the clock.
   */
  void notifyIdle() {
    if (!isOutage()) {
      idle.idle(decider.openWork(), decider.nextTimer());
    }
  }

  /** Whether the store has failed and the hub must be reloaded after a pause. */
  boolean isOutage() {
    return outage.reason() != null;
  }

  /**
   * How long to wait for a request before the next timer is due; zero or negative if one is due
   * now.
   */
  Duration untilNextTimer() {
    if (isOutage()) {
      return retryPause;
    }
    Instant next = decider.nextTimer();
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(decider.now(), next);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  boolean isTimerDue() {
    return untilNextTimer().isZero() || untilNextTimer().isNegative();
  }

  /**
   * Ends the loop because of an error that no request or instance caused. All waiting calls fail;
   * the driver fails the queued requests.
   */
  void stop(Throwable error, List<Request<U, ?>> batch) {
    try {
      String message =
          "The task hub has stopped after an error (%s); start the host again."
              .formatted(error.getClass().getSimpleName());
      reasonForEnd = new StoreException(message, error);
      batch.forEach(request -> request.fail(reasonForEnd));
      decider.failWaiters(reasonForEnd);
      log.error(message, error);
    } finally {
      stopped.complete(error);
    }
  }

  /** Completes when an error has ended the loop. */
  public CompletableFuture<Throwable> stopped() {
    return stopped;
  }

  /** The failure of requests after the end of the loop. */
  StoreException reasonForEnd() {
    return reasonForEnd;
  }

  private void runWithStore(List<Request<U, ?>> batch) {
    try {
      decider.decide(batch);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      isolate(batch, e);
    }
  }

  /**
   * Decides the requests of a failed batch one by one to find the cause, and commits the others.
   */
  private void isolate(List<Request<U, ?>> batch, RuntimeException cause) {
    decider.load();
    if (cause instanceof PoisonedInstanceException poisoned) {
      decider.fail(poisoned);
      runWithStore(batch);
    } else if (batch.size() > 1) {
      batch.forEach(request -> runWithStore(List.of(request)));
    } else if (batch.isEmpty()) {
      throw cause;
    } else {
      isolate(batch.get(0), cause);
    }
  }

  private void isolate(Request<U, ?> request, RuntimeException cause) {
    String instanceId = request.instanceId();
    if (instanceId != null) {
      decider.fail(new PoisonedInstanceException(instanceId, cause));
      runWithStore(List.of(request));
    } else {
      log.error("A request to the task hub failed.", cause);
      request.fail(cause);
      runWithStore(List.of());
    }
  }
}

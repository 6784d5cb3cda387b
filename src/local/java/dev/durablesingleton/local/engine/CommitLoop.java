package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests in batches: one after the other, committed together, and answered after the
 * commit. So changes do not race, and many share one commit. For one thread at a time.
 *
 * <p>A {@link StoreException} is an outage: the batch fails, and the hub is reloaded after a pause.
 * Any other exception fails only the request or instance that caused it; the rest of the batch is
 * decided again. Other errors end the loop with {@link #stop}.
 */
final class CommitLoop {

  /**
   * Waits do not advance while the machine sleeps, so the clock is read at least at this interval.
   */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final HubState hub;
  private final CommittedView view;
  private final TurnPlanner planner;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final BatchApplier batches;
  private final EntityDelivery delivery;
  private final IdleListener idle;
  private final Outage outage;
  private final CompletableFuture<Throwable> stopped = new CompletableFuture<>();
  private @Nullable List<ActivityTask> loaded;
  private volatile StoreException reasonForEnd = new StoreException("The task hub is closed.");

  /** A requested change. The answer completes after the commit. */
  static final class Request<T> {
    private final @Nullable String instanceId;
    private final Function<UnitOfWork, T> change;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /** A change for a caller. If it cannot be decided, the request fails. */
    Request(Function<UnitOfWork, T> change) {
      this(null, change);
    }

    /** A change of an instance. If it cannot be decided, the instance fails. */
    Request(@Nullable String instanceId, Function<UnitOfWork, T> change) {
      this.instanceId = instanceId;
      this.change = change;
    }

    CompletableFuture<T> answer() {
      return answer;
    }

    void fail(Throwable reason) {
      answer.completeExceptionally(reason);
    }

    private void apply(UnitOfWork unit) {
      T result = change.apply(unit);
      unit.afterCommit(() -> answer.complete(result));
    }
  }

  CommitLoop(
      HubState hub,
      CommittedView view,
      TurnPlanner planner,
      Completion completion,
      Dispatcher dispatcher,
      BatchApplier batches,
      EntityDelivery delivery,
      IdleListener idle) {
    this.hub = hub;
    this.view = view;
    this.planner = planner;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.batches = batches;
    this.delivery = delivery;
    this.idle = idle;
    outage = new Outage(hub.log(), hub.options().retryPause());
  }

  /** Loads the hub from the store. The next batch resumes all unfinished instances. */
  void load() {
    loaded = hub.load();
    view.replaceAll(hub.unfinished());
    view.entities().replaceAll(hub.entities().active());
  }

  /** Decides a batch and all due timers. An empty batch only checks the timers. */
  void run(List<Request<?>> batch) {
    try {
      if (isOutage()) {
        outage.retry(this::load);
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
      idle.idle(dispatcher.openWork(), hub.timers().next());
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
      return hub.options().retryPause();
    }
    Instant next = hub.timers().next();
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(hub.now(), next);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  boolean isTimerDue() {
    return untilNextTimer().isZero() || untilNextTimer().isNegative();
  }

  /**
   * Ends the loop because of an error that no request or instance caused. All waiting calls fail;
   * the driver fails the queued requests.
   */
  void stop(Throwable error, List<Request<?>> batch) {
    try {
      String message =
          "The task hub has stopped after an error (%s); start the host again."
              .formatted(error.getClass().getSimpleName());
      reasonForEnd = new StoreException(message, error);
      batch.forEach(request -> request.fail(reasonForEnd));
      view.failWaiters(reasonForEnd);
      hub.log().error(HubState.LOG, message, error);
    } finally {
      stopped.complete(error);
    }
  }

  /** Completes when {@link #stop} has ended the loop. */
  CompletableFuture<Throwable> stopped() {
    return stopped;
  }

  /** The failure of requests after the end of the loop. */
  StoreException reasonForEnd() {
    return reasonForEnd;
  }

  private void runWithStore(List<Request<?>> batch) {
    try {
      decide(batch);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      isolate(batch, e);
    }
  }

  private void decide(List<Request<?>> batch) {
    UnitOfWork unit = hub.begin();
    try {
      if (loaded != null) {
        hub.unfinished().forEach(unit::markRunnable);
        hub.entities().active().forEach(unit::changed);
        loaded.forEach(activity -> unit.afterCommit(() -> dispatcher.run(activity)));
      }
      hub.fireDue(unit, delivery.outbox(unit));
      batch.forEach(request -> request.apply(unit));
      planner.advanceAll(unit);
      unit.commit();
    } catch (RuntimeException | Error e) {
      unit.rollBack();
      throw e;
    }
    loaded = null;
    publish(unit);
  }

  /**
   * Decides the requests of a failed batch one by one to find the cause, and commits the others.
   */
  private void isolate(List<Request<?>> batch, RuntimeException cause) {
    load();
    if (cause instanceof PoisonedInstanceException poisoned) {
      fail(poisoned);
      runWithStore(batch);
    } else if (batch.size() == 1 && batch.get(0).instanceId != null) {
      fail(new PoisonedInstanceException(batch.get(0).instanceId, cause));
      runWithStore(batch);
    } else if (batch.size() == 1) {
      hub.log().error(HubState.LOG, "A request to the task hub failed.", cause);
      batch.get(0).fail(cause);
      runWithStore(List.of());
    } else if (batch.isEmpty()) {
      throw cause;
    } else {
      batch.forEach(request -> runWithStore(List.of(request)));
    }
  }

  private void fail(PoisonedInstanceException poisoned) {
    String id = poisoned.instanceId();
    Throwable cause = Objects.requireNonNull(poisoned.getCause());
    hub.log()
        .error(
            HubState.LOG,
            "Instance '%s' fails, because the host cannot process it.".formatted(id),
            cause);
    UnitOfWork unit = hub.begin();
    try {
      String sentence =
          "The host could not process this instance (%s). See the log of the host."
              .formatted(cause.getClass().getSimpleName());
      hub.unfinished(id)
          .ifPresentOrElse(
              execution -> completion.failPoisoned(execution, sentence, unit),
              () ->
                  hub.entities()
                      .active(id)
                      .ifPresent(entity -> batches.failPoisoned(entity, sentence, unit)));
      unit.commit();
    } catch (RuntimeException | Error e) {
      unit.rollBack();
      throw e;
    }
    publish(unit);
  }

  private void publish(UnitOfWork unit) {
    unit.publish(view, hub.log());
    unit.changedEntities().forEach(hub.entities()::evictIdle);
  }
}

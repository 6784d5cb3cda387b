package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.command.EntityDelivery;
import dev.durablesingleton.local.engine.loop.Decider;
import dev.durablesingleton.local.engine.loop.PoisonedInstanceException;
import dev.durablesingleton.local.engine.loop.Request;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.turn.BatchApplier;
import dev.durablesingleton.local.engine.turn.Completion;
import dev.durablesingleton.local.engine.turn.Dispatcher;
import dev.durablesingleton.local.engine.turn.TurnPlanner;
import dev.durablesingleton.local.engine.view.CommittedView;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides the changes of a task hub, each batch in one unit of work. */
final class HubDecider implements Decider<UnitOfWork> {
  private final HubState hub;
  private final CommittedView view;
  private final TurnPlanner planner;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final BatchApplier batches;
  private final EntityDelivery delivery;

  /** The activities to resume in the next unit of work; null if the hub was not just loaded. */
  private @Nullable List<ActivityTask> loaded;

  HubDecider(
      HubState hub,
      CommittedView view,
      TurnPlanner planner,
      Completion completion,
      Dispatcher dispatcher,
      BatchApplier batches,
      EntityDelivery delivery) {
    this.hub = hub;
    this.view = view;
    this.planner = planner;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.batches = batches;
    this.delivery = delivery;
  }

  @Override
  public void load() {
    loaded = hub.load();
    view.replaceAll(hub.unfinished().stream().map(Execution::state).toList());
    view.entities().replaceAll(hub.entities().active());
  }

  @Override
  public void decide(List<Request<UnitOfWork, ?>> requests) {
    UnitOfWork unit =
        commit(
            changes -> {
              resumeLoaded(changes);
              hub.fireDue(changes, delivery.outbox(changes));
              requests.forEach(request -> request.apply(changes));
              planner.advanceAll(changes);
            });
    loaded = null;
    publish(unit);
  }

  @Override
  public void fail(PoisonedInstanceException poisoned) {
    String id = poisoned.instanceId();
    Throwable cause = Objects.requireNonNull(poisoned.getCause());
    hub.log()
        .error("Instance '%s' fails, because the host cannot process it.".formatted(id), cause);
    String sentence =
        "The host could not process this instance (%s). See the log of the host."
            .formatted(cause.getClass().getSimpleName());
    publish(commit(unit -> fail(id, sentence, unit)));
  }

  @Override
  public void failWaiters(StoreException reason) {
    view.failWaiters(reason);
  }

  @Override
  public int openWork() {
    return dispatcher.openWork();
  }

  @Override
  public @Nullable Instant nextTimer() {
    return hub.timers().next();
  }

  @Override
  public Instant now() {
    return hub.now();
  }

  private void resumeLoaded(UnitOfWork unit) {
    if (loaded != null) {
      hub.unfinished().forEach(unit::markRunnable);
      hub.entities().active().forEach(unit::changed);
      loaded.stream()
          .filter(activity -> !hub.checks().keep(activity))
          .forEach(activity -> unit.afterCommit(() -> dispatcher.run(activity)));
    }
  }

  private void fail(String id, String sentence, UnitOfWork unit) {
    hub.unfinished(id)
        .ifPresentOrElse(
            execution -> completion.failPoisoned(execution, sentence, unit),
            () ->
                hub.entities()
                    .active(id)
                    .ifPresent(entity -> batches.failPoisoned(entity, sentence, unit)));
  }

  private UnitOfWork commit(Consumer<UnitOfWork> changes) {
    UnitOfWork unit = hub.begin();
    try {
      changes.accept(unit);
      unit.commit();
    } catch (RuntimeException | Error e) {
      unit.rollBack();
      throw e;
    }
    return unit;
  }

  private void publish(UnitOfWork unit) {
    unit.publish(view, hub.log());
    unit.changedEntities().forEach(hub.entities()::evictIdle);
  }
}

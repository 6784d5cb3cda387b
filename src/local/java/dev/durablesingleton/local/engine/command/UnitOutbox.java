package dev.durablesingleton.local.engine.command;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.entity.Caller;
import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityOutbox;
import dev.durablesingleton.local.engine.entity.EntityRequest;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.history.HistoryWriter;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.TimerQueue;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.StartNewOrchestrationAction;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what entities do to one unit of work. */
final class UnitOutbox implements EntityOutbox {
  private final HubState hub;
  private final InstanceStarter starter;
  private final UnitOfWork unit;

  UnitOutbox(HubState hub, InstanceStarter starter, UnitOfWork unit) {
    this.hub = hub;
    this.starter = starter;
    this.unit = unit;
  }

  @Override
  public Instant now() {
    return HistoryWriter.ticks(hub.now());
  }

  @Override
  public long nextSequence() {
    return hub.nextSequence();
  }

  @Override
  public Transaction transaction() {
    return unit.transaction();
  }

  @Override
  public void changed(Entity entity) {
    unit.changed(entity);
  }

  @Override
  public void startTimer(Entity entity, long sequence, Instant due) {
    hub.timers().add(new TimerQueue.Entry(due, sequence, entity.id().text()));
  }

  @Override
  public void answer(Caller caller, String eventName, String json) {
    waiting(caller)
        .ifPresent(
            execution ->
                execution.deliver(
                    caller.executionId(),
                    HistoryEvents.eventRaised(eventName, StringValue.of(json), execution.tick()),
                    unit));
  }

  @Override
  public void send(EntityId target, EntityRequest request, @Nullable Instant due) {
    hub.entities().get(target, unit).receive(request, due, this);
  }

  @Override
  public void warn(String sentence) {
    unit.afterCommit(() -> hub.log().warn(sentence));
  }

  @Override
  public void start(EntityId starting, StartNewOrchestrationAction action) {
    Optional<RuntimeStatus> taken = starter.startForEntity(starting, action, unit);
    taken.ifPresent(
        status ->
            warn(
                "Entity '%s' starts an orchestration with the ID '%s', which already exists and is %s; it is not started again."
                    .formatted(starting, action.getInstanceId(), status.label())));
  }

  @Override
  public void lockChanged(Entity entity, @Nullable String before, @Nullable String after) {
    hub.entities().lockChanged(entity.id(), before, after);
    if (after != null && hub.unfinished(after).isEmpty()) {
      OrphanedLocks.warn(entity.id(), after, hub, unit);
    }
  }

  private Optional<Execution> waiting(Caller caller) {
    return hub.unfinished(caller.instanceId())
        .filter(
            execution ->
                caller.executionId() == null
                    || caller.executionId().equals(execution.state().executionId()));
  }
}

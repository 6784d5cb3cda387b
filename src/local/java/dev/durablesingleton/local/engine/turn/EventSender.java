package dev.durablesingleton.local.engine.turn;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.command.EntityDelivery;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.MessageReader;
import dev.durablesingleton.local.engine.entity.NotARequestException;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.SendEventAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Delivers the events that orchestrations send: to other instances, or to entities. */
public final class EventSender {
  private final HubState hub;
  private final EntityDelivery entities;

  /** Delivers to the instances of a hub, and to entities by {@code entities}. */
  public EventSender(HubState hub, EntityDelivery entities) {
    this.hub = hub;
    this.entities = entities;
  }

  /** Delivers an event; one that nobody can receive is dropped with a warning. */
  void send(Execution sender, SendEventAction action, UnitOfWork unit) {
    String targetId = action.getInstance().getInstanceId();
    Optional<Execution> target = hub.unfinished(targetId);
    Optional<EntityId> entity = EntityId.parse(targetId);
    StringValue data = action.hasData() ? action.getData() : null;
    if (target.isPresent()) {
      target
          .get()
          .deliver(
              null, HistoryEvents.eventRaised(action.getName(), data, target.get().tick()), unit);
    } else if (entity.isPresent()) {
      toEntity(sender, entity.get(), action.getName(), data, unit);
    } else {
      warnOfDrop(sender, action.getName(), targetId, "which is not running", unit);
    }
  }

  private void toEntity(
      Execution sender, EntityId target, String name, @Nullable StringValue data, UnitOfWork unit) {
    try {
      MessageReader.read(name, data == null ? null : data.getValue())
          .ifPresentOrElse(
              message -> entities.deliver(target, message, unit),
              () ->
                  warnOfDrop(
                      sender, name, target.text(), "an entity, which ignores its name", unit));
    } catch (NotARequestException e) {
      warnOfDrop(sender, name, target.text(), "an entity: " + e.getMessage(), unit);
    }
  }

  private void warnOfDrop(
      Execution sender, String event, String target, String reason, UnitOfWork unit) {
    unit.afterCommit(
        () ->
            hub.log()
                .warn(
                    "Instance '%s' sent the event '%s' to '%s', %s; the event is dropped."
                        .formatted(sender.id(), event, target, reason)));
  }
}

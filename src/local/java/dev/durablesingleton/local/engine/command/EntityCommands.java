package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityMessage;
import dev.durablesingleton.local.engine.entity.MessageReader;
import dev.durablesingleton.local.engine.entity.NotARequestException;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Commands for instances whose ID is that of an entity. As on Azure, where an entity is a running
 * instance, most are accepted and have no effect.
 */
public final class EntityCommands {
  private final HubState hub;
  private final EntityDelivery delivery;

  /** Finds entities in the hub, and delivers their requests. */
  public EntityCommands(HubState hub, EntityDelivery delivery) {
    this.hub = hub;
    this.delivery = delivery;
  }

  /** Whether an ID is that of an entity and not of an orchestration. */
  boolean applyTo(String instanceId, UnitOfWork unit) {
    return EntityId.isEntity(instanceId)
        && hub.unfinished(instanceId).isEmpty()
        && unit.transaction().status(instanceId).isEmpty();
  }

  /** Delivers an event. Unlike on Azure, one that is no request is refused. */
  CommandResult raiseEvent(
      String instanceId, String name, @Nullable String input, UnitOfWork unit) {
    Optional<Entity> entity = find(instanceId, unit);
    if (entity.isEmpty()) {
      return new CommandResult.NoSuchInstance(instanceId);
    }
    try {
      Optional<EntityMessage> message = MessageReader.read(name, input);
      message.ifPresent(known -> delivery.deliver(entity.get().id(), known, unit));
      return new CommandResult.Accepted();
    } catch (NotARequestException e) {
      return new CommandResult.NotARequest(instanceId, String.valueOf(e.getMessage()));
    }
  }

  /** Accepts a command that has no effect on entities: terminate or suspend. */
  CommandResult ignore(String instanceId, UnitOfWork unit) {
    return find(instanceId, unit)
        .<CommandResult>map(entity -> new CommandResult.Accepted())
        .orElseGet(() -> new CommandResult.NoSuchInstance(instanceId));
  }

  /** Removes an entity. Callers whose requests wait get no answer. */
  CommandResult purge(String instanceId, UnitOfWork unit) {
    Optional<Entity> entity = find(instanceId, unit);
    entity.ifPresent(found -> found.purge(delivery.outbox(unit)));
    return entity
        .<CommandResult>map(found -> new CommandResult.Accepted())
        .orElseGet(() -> new CommandResult.NoSuchInstance(instanceId));
  }

  private Optional<Entity> find(String instanceId, UnitOfWork unit) {
    return EntityId.exact(instanceId)
        .flatMap(id -> hub.entities().find(id, unit))
        .filter(Entity::isStored);
  }
}

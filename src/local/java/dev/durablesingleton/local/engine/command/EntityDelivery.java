package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityMessage;
import dev.durablesingleton.local.engine.entity.EntityMessage.Arrival;
import dev.durablesingleton.local.engine.entity.EntityMessage.Release;
import dev.durablesingleton.local.engine.entity.EntityOutbox;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;

/** Delivers messages to entities within a unit of work. */
public final class EntityDelivery {
  private final HubState hub;
  private final InstanceStarter starter;

  /** Delivers within a hub. {@code starter} starts the orchestrations that entities ask for. */
  public EntityDelivery(HubState hub, InstanceStarter starter) {
    this.hub = hub;
    this.starter = starter;
  }

  /** What entities may do in a unit of work. */
  public EntityOutbox outbox(UnitOfWork unit) {
    return new UnitOutbox(hub, starter, unit);
  }

  /** Delivers a message, which creates the entity if it is a request. */
  public void deliver(EntityId target, EntityMessage message, UnitOfWork unit) {
    if (message instanceof Arrival arrival) {
      hub.entities().get(target, unit).receive(arrival.request(), arrival.due(), outbox(unit));
    } else if (message instanceof Release release) {
      hub.entities()
          .find(target, unit)
          .ifPresent(entity -> entity.release(release.holder(), outbox(unit)));
    }
  }
}

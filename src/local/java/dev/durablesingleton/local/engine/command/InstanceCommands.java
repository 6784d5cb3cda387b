package dev.durablesingleton.local.engine.command;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands of callers to an unfinished instance, and the statuses that allow them. Those to an
 * entity pass to {@link EntityCommands}.
 */
public final class InstanceCommands {
  private final HubState hub;
  private final EntityCommands entities;

  /** Delivers commands to the instances of a hub. */
  public InstanceCommands(HubState hub, EntityCommands entities) {
    this.hub = hub;
    this.entities = entities;
  }

  /**
   * Raises an event. Refused if the instance has ended, or if it is an entity and the event is not
   * a request.
   *
   * @param input JSON text; null for none
   */
  public CommandResult raiseEvent(
      String instanceId, String name, @Nullable String input, UnitOfWork unit) {
    if (entities.applyTo(instanceId, unit)) {
      return entities.raiseEvent(instanceId, name, input, unit);
    }
    StringValue payload = input == null ? null : StringValue.of(input);
    return send(
        instanceId, status -> true, at -> HistoryEvents.eventRaised(name, payload, at), unit);
  }

  /** Terminates an instance with an output. Refused if it has ended. */
  public CommandResult terminate(String instanceId, @Nullable String output, UnitOfWork unit) {
    if (entities.applyTo(instanceId, unit)) {
      return entities.ignore(instanceId, unit);
    }
    return send(
        instanceId, status -> true, at -> HistoryEvents.executionTerminated(output, at), unit);
  }

  /** Suspends an instance. Refused if it has ended or is suspended. */
  public CommandResult suspend(String instanceId, @Nullable String reason, UnitOfWork unit) {
    if (entities.applyTo(instanceId, unit)) {
      return entities.ignore(instanceId, unit);
    }
    return send(
        instanceId,
        status -> status != RuntimeStatus.SUSPENDED,
        at -> HistoryEvents.executionSuspended(reason, at),
        unit);
  }

  /** Resumes an instance. Refused if it is not suspended. */
  public CommandResult resume(String instanceId, @Nullable String reason, UnitOfWork unit) {
    return send(
        instanceId,
        status -> status == RuntimeStatus.SUSPENDED,
        at -> HistoryEvents.executionResumed(reason, at),
        unit);
  }

  private CommandResult send(
      String instanceId,
      Predicate<RuntimeStatus> allowed,
      Function<Instant, HistoryEvent> event,
      UnitOfWork unit) {
    Optional<Execution> target = hub.unfinished(instanceId);
    if (target.isEmpty()) {
      return hub.status(instanceId, unit)
          .<CommandResult>map(status -> new CommandResult.WrongStatus(instanceId, status))
          .orElseGet(() -> new CommandResult.NoSuchInstance(instanceId));
    }
    Execution execution = target.get();
    if (!allowed.test(execution.state().status())) {
      return new CommandResult.WrongStatus(instanceId, execution.state().status());
    }
    execution.deliver(null, event.apply(execution.tick()), unit);
    return new CommandResult.Accepted();
  }
}

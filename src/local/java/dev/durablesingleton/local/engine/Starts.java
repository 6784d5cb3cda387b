package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How instances come into being; decided one by one on the hub's thread, so an ID has one winner.
 */
final class Starts {
  private final Hub hub;

  Starts(Hub hub) {
    this.hub = hub;
  }

  StartOutcome start(StartRequest request, Cycle cycle) {
    Optional<String> refusal = BlankId.refusal(request.instanceId());
    if (refusal.isPresent()) {
      return new StartOutcome.Refused(refusal.get());
    }
    Optional<RuntimeStatus> taken = inTheWay(request.instanceId(), request.replaceable(), cycle);
    if (taken.isPresent()) {
      return new StartOutcome.AlreadyExists(request.instanceId(), taken.get());
    }
    create(
        request.instanceId(),
        request.name(),
        request.version(),
        request.input(),
        request.scheduledStart(),
        null,
        cycle);
    return new StartOutcome.Started(request.instanceId());
  }

  /**
   * Starts a sub-orchestration; a finished instance of the same ID gives way, since a retried one
   * keeps its ID. The status that is in the way otherwise: unlike on Azure Storage, a running
   * instance is not overwritten.
   */
  Optional<RuntimeStatus> startChild(
      String childId, CreateSubOrchestrationAction action, Instance.Parent parent, Cycle cycle) {
    Optional<RuntimeStatus> taken = inTheWay(childId, StartRequest.NON_RUNNING, cycle);
    if (taken.isEmpty()) {
      create(
          childId,
          action.getName(),
          action.hasVersion() ? action.getVersion().getValue() : null,
          action.hasInput() ? action.getInput().getValue() : null,
          null,
          parent,
          cycle);
    }
    return taken;
  }

  private Optional<RuntimeStatus> inTheWay(
      String instanceId, Set<RuntimeStatus> replaceable, Cycle cycle) {
    return hub.find(instanceId, cycle)
        .map(Instance::status)
        .filter(status -> !replaceable.contains(status));
  }

  private void create(
      String instanceId,
      String name,
      String version,
      String input,
      Instant scheduledStart,
      Instance.Parent parent,
      Cycle cycle) {
    Execution replaced = hub.unfinished.get(instanceId);
    if (replaced != null) {
      hub.dropOutstanding(replaced, cycle);
    }
    cycle.superseded(instanceId);
    Instant now = Execution.ticks(hub.clock.instant());
    Execution execution =
        new Execution(
            new Instance(
                instanceId,
                Hub.newExecutionId(),
                name,
                version,
                RuntimeStatus.PENDING,
                now,
                now,
                scheduledStart,
                input,
                null,
                null,
                null,
                parent));
    execution.beginHistory(List.of());
    hub.unfinished.put(instanceId, execution);
    cycle.transaction().create(execution.state);
    cycle.changed(execution);
    hub.schedule(execution);
    cycle.stir(execution);
  }
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Creates instances. Starts are decided one after the other, so one start of an ID wins. */
final class InstanceStarter {
  private final HubState hub;

  InstanceStarter(HubState hub) {
    this.hub = hub;
  }

  StartResult start(StartCommand command, UnitOfWork unit) {
    Optional<String> refusal = BlankId.refusal(command.instanceId());
    if (refusal.isPresent()) {
      return new StartResult.Refused(refusal.get());
    }
    Optional<RuntimeStatus> taken = conflict(command.instanceId(), command.replaceable(), unit);
    if (taken.isPresent()) {
      return new StartResult.AlreadyExists(command.instanceId(), taken.get());
    }
    create(
        command.instanceId(),
        command.name(),
        command.version(),
        command.input(),
        command.scheduledStart(),
        null,
        unit);
    return new StartResult.Started(command.instanceId());
  }

  /**
   * Starts a sub-orchestration. It replaces a finished instance of the same ID, because a retry
   * uses the same ID. Unlike on Azure Storage, it does not replace an unfinished instance.
   *
   * @return the status of the unfinished instance that has the ID; empty if the child was started
   */
  Optional<RuntimeStatus> startChild(
      String childId,
      CreateSubOrchestrationAction action,
      Instance.Parent parent,
      UnitOfWork unit) {
    Optional<RuntimeStatus> taken = conflict(childId, StartCommand.NON_RUNNING, unit);
    if (taken.isEmpty()) {
      create(
          childId,
          action.getName(),
          action.hasVersion() ? action.getVersion().getValue() : null,
          action.hasInput() ? action.getInput().getValue() : null,
          null,
          parent,
          unit);
    }
    return taken;
  }

  private Optional<RuntimeStatus> conflict(
      String instanceId, Set<RuntimeStatus> replaceable, UnitOfWork unit) {
    return hub.status(instanceId, unit).filter(status -> !replaceable.contains(status));
  }

  private void create(
      String instanceId,
      String name,
      String version,
      String input,
      Instant scheduledStart,
      Instance.Parent parent,
      UnitOfWork unit) {
    hub.unfinished(instanceId).ifPresent(replaced -> replaced.drop(unit));
    unit.discardChange(instanceId);
    Instant now = HistoryWriter.ticks(hub.now());
    hub.add(
        Execution.create(
            hub,
            new Instance(
                instanceId,
                HubState.newExecutionId(),
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
                parent),
            unit));
  }
}

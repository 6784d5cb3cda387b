package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.history.HistoryWriter;
import dev.durablesingleton.local.engine.history.TraceContexts;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.StartNewOrchestrationAction;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates instances. Starts are decided one after the other, so one start of an ID wins. */
public final class InstanceStarter {
  /** The tag that the Durable extension gives such an instance (recorded). */
  private static final Map<String, String> FIRE_AND_FORGET = Map.of("FireAndForget", "");

  private final HubState hub;

  /** Creates instances in a hub. */
  public InstanceStarter(HubState hub) {
    this.hub = hub;
  }

  /**
   * Starts an instance for a client, unless its ID is blank or in use. It has the default version
   * of the hub if the command names none.
   */
  public StartResult start(StartCommand command, UnitOfWork unit) {
    Optional<String> refusal = BlankId.refusal(command.instanceId());
    if (refusal.isPresent()) {
      return new StartResult.Refused(refusal.get());
    }
    Optional<RuntimeStatus> taken = conflict(command.instanceId(), command.replaceable(), unit);
    if (taken.isPresent()) {
      return new StartResult.AlreadyExists(command.instanceId(), taken.get());
    }
    create(command, hub.options().versions().ofStart(command.version()), null, unit);
    return new StartResult.Started(command.instanceId());
  }

  /**
   * Starts a sub-orchestration. It replaces a finished instance of the same ID, because a retry
   * uses the same ID. Unlike on Azure Storage, it does not replace an unfinished instance. The
   * child has its parent's tags and those of the action, which take precedence.
   *
   * @return the status of the unfinished instance that has the ID; empty if the child was started
   */
  public Optional<RuntimeStatus> startChild(
      String childId,
      CreateSubOrchestrationAction action,
      Instance.Parent parent,
      Map<String, String> parentTags,
      UnitOfWork unit) {
    Optional<RuntimeStatus> taken = conflict(childId, StartCommand.NON_RUNNING, unit);
    if (taken.isEmpty()) {
      StartCommand command =
          new StartCommand(
              childId,
              action.getName(),
              action.hasVersion() ? action.getVersion().getValue() : null,
              action.hasInput() ? action.getInput().getValue() : null,
              null,
              StartCommand.NON_RUNNING,
              childTags(action, parentTags),
              action.hasParentTraceContext() ? action.getParentTraceContext() : null);
      create(command, command.version(), parent, unit);
    }
    return taken;
  }

  /**
   * Starts an orchestration for an entity, which is its parent and does not wait for it. It
   * replaces a finished instance of the same ID.
   *
   * @return the status of the unfinished instance that has the ID; empty if it was started
   */
  Optional<RuntimeStatus> startForEntity(
      EntityId entity, StartNewOrchestrationAction action, UnitOfWork unit) {
    String id =
        action.getInstanceId().isEmpty() ? HubState.newExecutionId() : action.getInstanceId();
    Optional<RuntimeStatus> taken = conflict(id, StartCommand.NON_RUNNING, unit);
    if (taken.isEmpty()) {
      StartCommand command =
          new StartCommand(
              id,
              action.getName(),
              action.hasVersion() ? action.getVersion().getValue() : null,
              action.hasInput() ? action.getInput().getValue() : null,
              action.hasScheduledTime() ? Timestamps.instant(action.getScheduledTime()) : null,
              StartCommand.NON_RUNNING,
              FIRE_AND_FORGET,
              action.hasParentTraceContext() ? action.getParentTraceContext() : null);
      create(
          command,
          hub.options().versions().ofStart(command.version()),
          new Instance.Parent(entity.text(), "", entity.text(), -1),
          unit);
    }
    return taken;
  }

  private static Map<String, String> childTags(
      CreateSubOrchestrationAction action, Map<String, String> parentTags) {
    Map<String, String> tags = new HashMap<>(parentTags);
    tags.putAll(action.getTagsMap());
    return tags;
  }

  private Optional<RuntimeStatus> conflict(
      String instanceId, Set<RuntimeStatus> replaceable, UnitOfWork unit) {
    return hub.status(instanceId, unit).filter(status -> !replaceable.contains(status));
  }

  private void create(
      StartCommand command,
      @Nullable String version,
      Instance.@Nullable Parent parent,
      UnitOfWork unit) {
    String instanceId = command.instanceId();
    hub.unfinished(instanceId).ifPresent(replaced -> replaced.drop(unit));
    unit.discardChange(instanceId);
    Instant now = HistoryWriter.ticks(hub.now());
    hub.add(
        Execution.create(
            hub,
            new Instance(
                instanceId,
                HubState.newExecutionId(),
                command.name(),
                version,
                RuntimeStatus.PENDING,
                now,
                now,
                command.scheduledStart(),
                command.input(),
                null,
                null,
                null,
                parent,
                command.tags(),
                TraceContexts.stored(command.traceContext())),
            unit));
  }
}

package dev.durablesingleton.local.engine;

import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.SendEventAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies what an orchestrator asked for in one turn, in its order. */
final class Actions {
  private final Hub hub;
  private final Starts starts;
  private final Consumer<ActivityTask> worker;

  /**
   * @param worker hands an activity to where it is run
   */
  Actions(Hub hub, Starts starts, Consumer<ActivityTask> worker) {
    this.hub = hub;
    this.starts = starts;
    this.worker = worker;
  }

  /**
   * Applies one action and adds its event. One that this generation has taken already is passed
   * over: the SDK emits some again on every turn (sent events, work scheduled before a suspension),
   * and the real engine does them again.
   */
  void apply(
      Execution execution, OrchestratorAction action, List<HistoryEvent> events, Cycle cycle) {
    int id = action.getId();
    if (execution.history(hub.store).hasScheduled(id)) {
      return;
    }
    Instant at = execution.tick(hub.clock);
    switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK -> {
        events.add(
            Events.taskScheduled(id, action.getScheduleTask(), hub.options.inputsInHistory(), at));
        schedule(execution, id, action.getScheduleTask(), cycle);
      }
      case CREATETIMER -> {
        Timestamp fireAt = action.getCreateTimer().getFireAt();
        events.add(Events.timerCreated(id, fireAt, at));
        hub.addTimer(execution, Events.timerFired(id, fireAt, execution.tick(hub.clock)), cycle);
      }
      case CREATESUBORCHESTRATION -> {
        CreateSubOrchestrationAction child = action.getCreateSubOrchestration();
        String childId = childId(execution, id, child);
        events.add(Events.subOrchestrationCreated(id, child, childId, at));
        startChild(execution, id, childId, child, cycle);
      }
      case SENDEVENT -> {
        events.add(Events.eventSent(id, action.getSendEvent(), at));
        send(action.getSendEvent(), cycle);
      }
      default ->
          hub.log.warn(
              Hub.LOG,
              "Instance '%s' asked for an action that this host does not know (ID %d); it is skipped."
                  .formatted(execution.state.id(), id));
    }
  }

  private void schedule(Execution execution, int id, ScheduleTaskAction action, Cycle cycle) {
    ActivityTask activity =
        new ActivityTask(
            hub.nextSequence(),
            execution.state.id(),
            execution.state.executionId(),
            id,
            action.getName(),
            action.hasVersion() ? action.getVersion().getValue() : null,
            action.hasInput() ? action.getInput().getValue() : null);
    cycle.transaction().add(activity);
    execution.activities.put(id, activity.sequence());
    cycle.afterCommit(() -> worker.accept(activity));
  }

  private void startChild(
      Execution parent, int id, String childId, CreateSubOrchestrationAction action, Cycle cycle) {
    Optional<String> refusal = BlankId.refusal(childId);
    if (refusal.isPresent()) {
      failChild(parent, id, blankId(refusal.get()), cycle);
      return;
    }
    Instance state = parent.state;
    starts
        .startChild(
            childId,
            action,
            new Instance.Parent(state.id(), state.executionId(), state.name(), id),
            cycle)
        .ifPresent(taken -> failChild(parent, id, alreadyExists(childId, taken), cycle));
  }

  private void failChild(Execution parent, int id, TaskFailureDetails failure, Cycle cycle) {
    hub.deliver(
        parent,
        parent.state.executionId(),
        Events.subOrchestrationFailed(id, failure, parent.tick(hub.clock)),
        cycle);
  }

  /** The same ID would be refused again, so no retry policy makes another attempt. */
  private static TaskFailureDetails blankId(String sentence) {
    return TaskFailureDetails.newBuilder()
        .setErrorType("ArgumentException")
        .setErrorMessage(sentence)
        .setIsNonRetriable(true)
        .build();
  }

  private static TaskFailureDetails alreadyExists(String childId, RuntimeStatus status) {
    return TaskFailureDetails.newBuilder()
        .setErrorType("OrchestrationAlreadyExistsException")
        .setErrorMessage(
            "An orchestration instance with the ID '%s' already exists and is %s."
                .formatted(childId, status.label()))
        .build();
  }

  /** The SDK always names the child; another client may leave that to the engine. */
  private static String childId(Execution parent, int id, CreateSubOrchestrationAction action) {
    return action.getInstanceId().isEmpty()
        ? "%s:%04x".formatted(parent.state.id(), id)
        : action.getInstanceId();
  }

  private void send(SendEventAction action, Cycle cycle) {
    Execution target = hub.unfinished.get(action.getInstance().getInstanceId());
    if (target != null) {
      hub.deliver(
          target,
          null,
          Events.eventRaised(
              action.getName(), action.hasData() ? action.getData() : null, target.tick(hub.clock)),
          cycle);
    }
  }
}

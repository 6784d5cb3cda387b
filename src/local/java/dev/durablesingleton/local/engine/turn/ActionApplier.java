package dev.durablesingleton.local.engine.turn;

import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.engine.command.BlankId;
import dev.durablesingleton.local.engine.command.InstanceStarter;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.history.TaskEvents;
import dev.durablesingleton.local.engine.history.TraceContexts;
import dev.durablesingleton.local.engine.state.Execution;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applies the actions of a turn response in order. */
public final class ActionApplier {
  private final HubState hub;
  private final InstanceStarter starter;
  private final Dispatcher dispatcher;
  private final EventSender sender;
  private boolean repeatReported;

  /** Starts instances by the starter, activities by the dispatcher, and events by the sender. */
  public ActionApplier(
      HubState hub, InstanceStarter starter, Dispatcher dispatcher, EventSender sender) {
    this.hub = hub;
    this.starter = starter;
    this.dispatcher = dispatcher;
    this.sender = sender;
  }

  /** Applies an action and adds its event, unless this generation has taken it already. */
  void apply(
      Execution execution, OrchestratorAction action, List<HistoryEvent> events, UnitOfWork unit) {
    HistoryEvent event = event(execution, action, execution.tick());
    if (execution.history(unit).taken().contains(event)) {
      reportRepeat(execution.state(), event);
      return;
    }
    events.add(event);
    switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK -> schedule(execution, action.getId(), action.getScheduleTask(), unit);
      case CREATETIMER -> {
        Timestamp fireAt = action.getCreateTimer().getFireAt();
        execution.startTimer(TaskEvents.timerFired(action.getId(), fireAt, execution.tick()), unit);
      }
      case CREATESUBORCHESTRATION ->
          startChild(execution, action.getId(), action.getCreateSubOrchestration(), unit);
      case SENDEVENT -> sender.send(execution, action.getSendEvent(), unit);
      default -> throw unknown(action);
    }
  }

  private HistoryEvent event(Execution execution, OrchestratorAction action, Instant at) {
    int number = action.getId();
    return switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK ->
          TaskEvents.taskScheduled(
              number, action.getScheduleTask(), hub.options().inputsInHistory(), at);
      case CREATETIMER -> TaskEvents.timerCreated(number, action.getCreateTimer().getFireAt(), at);
      case CREATESUBORCHESTRATION -> {
        CreateSubOrchestrationAction child = action.getCreateSubOrchestration();
        String childId = childId(execution, number, child);
        yield TaskEvents.subOrchestrationCreated(
            number, child, childId, hub.options().inputsInHistory(), at);
      }
      case SENDEVENT -> HistoryEvents.eventSent(number, action.getSendEvent(), at);
      default -> throw unknown(action);
    };
  }

  private void schedule(
      Execution execution, int number, ScheduleTaskAction action, UnitOfWork unit) {
    ActivityTask activity =
        new ActivityTask(
            hub.nextSequence(),
            execution.id(),
            execution.state().executionId(),
            number,
            action.getName(),
            action.hasVersion() ? action.getVersion().getValue() : null,
            action.hasInput() ? action.getInput().getValue() : null,
            TraceContexts.stored(
                action.hasParentTraceContext() ? action.getParentTraceContext() : null));
    execution.startActivity(activity, unit);
    unit.afterCommit(() -> dispatcher.run(activity));
  }

  private void startChild(
      Execution parent, int number, CreateSubOrchestrationAction action, UnitOfWork unit) {
    String childId = childId(parent, number, action);
    Optional<String> refusal = BlankId.refusal(childId);
    if (refusal.isPresent()) {
      failChild(parent, number, blankId(refusal.get()), unit);
      return;
    }
    Instance state = parent.state();
    starter
        .startChild(
            childId,
            action,
            new Instance.Parent(state.id(), state.executionId(), state.name(), number),
            state.tags(),
            unit)
        .ifPresent(taken -> failChild(parent, number, alreadyExists(childId, taken), unit));
  }

  private static void failChild(
      Execution parent, int number, TaskFailureDetails failure, UnitOfWork unit) {
    parent.deliver(
        parent.state().executionId(),
        TaskEvents.subOrchestrationFailed(number, failure, parent.tick()),
        unit);
  }

  /** Not retriable, because the same ID would be refused again. */
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

  /** The SDK always sets the ID; other clients may leave it to the engine. */
  private static String childId(Execution parent, int number, CreateSubOrchestrationAction action) {
    return action.getInstanceId().isEmpty()
        ? "%s:%04x".formatted(parent.id(), number)
        : action.getInstanceId();
  }

  /** The SDK sends events again on every turn (1.5.0), so this is logged once. */
  private void reportRepeat(Instance instance, HistoryEvent event) {
    if (event.hasEventSent() && repeatReported) {
      return;
    }
    repeatReported |= event.hasEventSent();
    hub.log()
        .warn(
            "Instance '%s' of '%s' requested action %d (%s) again. This host performs it only once; the real engine repeats it."
                .formatted(
                    instance.id(), instance.name(), event.getEventId(), event.getEventTypeCase()));
  }

  private static IllegalStateException unknown(OrchestratorAction action) {
    return new IllegalStateException("action " + action.getId() + " is of an unknown kind");
  }
}

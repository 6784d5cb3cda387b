package dev.durablesingleton.local.engine;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.*;
import dev.durablesingleton.local.store.Instance;
import java.time.Instant;

/**
 * Makes history events. Those that an action schedules carry the action's ID, all others -1 and the
 * ID of what they answer (contract of the SDK's replay).
 */
final class Events {
  private static final int UNNUMBERED = -1;

  private Events() {}

  static HistoryEvent orchestratorStarted(Instant at) {
    return event(UNNUMBERED, at)
        .setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance())
        .build();
  }

  static HistoryEvent orchestratorCompleted(Instant at) {
    return event(UNNUMBERED, at)
        .setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
        .build();
  }

  static HistoryEvent executionStarted(Instance instance) {
    ExecutionStartedEvent.Builder started =
        ExecutionStartedEvent.newBuilder()
            .setName(instance.name())
            .setOrchestrationInstance(
                OrchestrationInstance.newBuilder()
                    .setInstanceId(instance.id())
                    .setExecutionId(StringValue.of(instance.executionId())));
    if (instance.input() != null) {
      started.setInput(StringValue.of(instance.input()));
    }
    if (instance.version() != null) {
      started.setVersion(StringValue.of(instance.version()));
    }
    if (instance.scheduledStart() != null) {
      started.setScheduledStartTimestamp(timestamp(instance.scheduledStart()));
    }
    Instance.Parent parent = instance.parent();
    if (parent != null) {
      started.setParentInstance(
          ParentInstanceInfo.newBuilder()
              .setTaskScheduledId(parent.taskId())
              .setName(StringValue.of(parent.name()))
              .setOrchestrationInstance(
                  OrchestrationInstance.newBuilder()
                      .setInstanceId(parent.instanceId())
                      .setExecutionId(StringValue.of(parent.executionId()))));
    }
    return event(UNNUMBERED, instance.createdAt()).setExecutionStarted(started).build();
  }

  static HistoryEvent executionCompleted(
      int id, OrchestrationStatus status, String result, TaskFailureDetails failure, Instant at) {
    ExecutionCompletedEvent.Builder completed =
        ExecutionCompletedEvent.newBuilder().setOrchestrationStatus(status);
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    if (failure != null) {
      completed.setFailureDetails(failure);
    }
    return event(id, at).setExecutionCompleted(completed).build();
  }

  static HistoryEvent executionTerminated(String output, Instant at) {
    ExecutionTerminatedEvent.Builder terminated = ExecutionTerminatedEvent.newBuilder();
    if (output != null) {
      terminated.setInput(StringValue.of(output));
    }
    return event(UNNUMBERED, at).setExecutionTerminated(terminated).build();
  }

  static HistoryEvent executionSuspended(String reason, Instant at) {
    ExecutionSuspendedEvent.Builder suspended = ExecutionSuspendedEvent.newBuilder();
    if (reason != null) {
      suspended.setInput(StringValue.of(reason));
    }
    return event(UNNUMBERED, at).setExecutionSuspended(suspended).build();
  }

  static HistoryEvent executionResumed(String reason, Instant at) {
    ExecutionResumedEvent.Builder resumed = ExecutionResumedEvent.newBuilder();
    if (reason != null) {
      resumed.setInput(StringValue.of(reason));
    }
    return event(UNNUMBERED, at).setExecutionResumed(resumed).build();
  }

  static HistoryEvent eventRaised(String name, StringValue input, Instant at) {
    EventRaisedEvent.Builder raised = EventRaisedEvent.newBuilder().setName(name);
    if (input != null) {
      raised.setInput(input);
    }
    return event(UNNUMBERED, at).setEventRaised(raised).build();
  }

  static HistoryEvent eventSent(int id, SendEventAction action, Instant at) {
    EventSentEvent.Builder sent =
        EventSentEvent.newBuilder()
            .setInstanceId(action.getInstance().getInstanceId())
            .setName(action.getName());
    if (action.hasData()) {
      sent.setInput(action.getData());
    }
    return event(id, at).setEventSent(sent).build();
  }

  static HistoryEvent taskScheduled(
      int id, ScheduleTaskAction action, boolean withInput, Instant at) {
    TaskScheduledEvent.Builder scheduled =
        TaskScheduledEvent.newBuilder().setName(action.getName());
    if (action.hasVersion()) {
      scheduled.setVersion(action.getVersion());
    }
    if (withInput && action.hasInput()) {
      scheduled.setInput(action.getInput());
    }
    return event(id, at).setTaskScheduled(scheduled).build();
  }

  static HistoryEvent taskCompleted(int taskId, String result, Instant at) {
    TaskCompletedEvent.Builder completed =
        TaskCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    return event(UNNUMBERED, at).setTaskCompleted(completed).build();
  }

  static HistoryEvent taskFailed(
      int taskId, TaskFailureDetails failure, String reason, Instant at) {
    TaskFailedEvent.Builder failed = TaskFailedEvent.newBuilder().setTaskScheduledId(taskId);
    if (failure != null) {
      failed.setFailureDetails(failure);
    }
    return EventNotes.withReason(event(UNNUMBERED, at).setTaskFailed(failed).build(), reason);
  }

  static HistoryEvent timerCreated(int id, Timestamp fireAt, Instant at) {
    return event(id, at).setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt)).build();
  }

  static HistoryEvent timerFired(int timerId, Timestamp fireAt, Instant at) {
    return event(UNNUMBERED, at)
        .setTimerFired(TimerFiredEvent.newBuilder().setTimerId(timerId).setFireAt(fireAt))
        .build();
  }

  static HistoryEvent subOrchestrationCreated(
      int id, CreateSubOrchestrationAction action, String childId, Instant at) {
    SubOrchestrationInstanceCreatedEvent.Builder created =
        SubOrchestrationInstanceCreatedEvent.newBuilder()
            .setInstanceId(childId)
            .setName(action.getName());
    if (action.hasVersion()) {
      created.setVersion(action.getVersion());
    }
    if (action.hasInput()) {
      created.setInput(action.getInput());
    }
    return event(id, at).setSubOrchestrationInstanceCreated(created).build();
  }

  static HistoryEvent subOrchestrationCompleted(int taskId, String result, Instant at) {
    SubOrchestrationInstanceCompletedEvent.Builder completed =
        SubOrchestrationInstanceCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    return event(UNNUMBERED, at).setSubOrchestrationInstanceCompleted(completed).build();
  }

  static HistoryEvent subOrchestrationFailed(int taskId, TaskFailureDetails failure, Instant at) {
    SubOrchestrationInstanceFailedEvent.Builder failed =
        SubOrchestrationInstanceFailedEvent.newBuilder().setTaskScheduledId(taskId);
    if (failure != null) {
      failed.setFailureDetails(failure);
    }
    return event(UNNUMBERED, at).setSubOrchestrationInstanceFailed(failed).build();
  }

  static HistoryEvent generic(int id, String data, Timestamp at) {
    GenericEvent.Builder generic = GenericEvent.newBuilder();
    if (data != null) {
      generic.setData(StringValue.of(data));
    }
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setTimestamp(at)
        .setGenericEvent(generic)
        .build();
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  private static HistoryEvent.Builder event(int id, Instant at) {
    return HistoryEvent.newBuilder().setEventId(id).setTimestamp(timestamp(at));
  }
}

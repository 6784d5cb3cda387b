package dev.durablesingleton.local.engine.history;

import static dev.durablesingleton.local.engine.history.HistoryEvents.UNNUMBERED;
import static dev.durablesingleton.local.engine.history.HistoryEvents.event;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.SubOrchestrationInstanceCompletedEvent;
import dev.durablesingleton.local.messages.SubOrchestrationInstanceCreatedEvent;
import dev.durablesingleton.local.messages.SubOrchestrationInstanceFailedEvent;
import dev.durablesingleton.local.messages.TaskCompletedEvent;
import dev.durablesingleton.local.messages.TaskFailedEvent;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.TaskScheduledEvent;
import dev.durablesingleton.local.messages.TimerCreatedEvent;
import dev.durablesingleton.local.messages.TimerFiredEvent;
import dev.durablesingleton.local.messages.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the history events of activities, timers and sub-orchestrations. */
public final class TaskEvents {

  private TaskEvents() {}

  /**
   * The action that starts an activity.
   *
   * @param withInput whether the event has the input; otherwise it has the hash of the input
   */
  public static HistoryEvent taskScheduled(
      int id, ScheduleTaskAction action, boolean withInput, Instant at) {
    TaskScheduledEvent.Builder scheduled =
        TaskScheduledEvent.newBuilder().setName(action.getName());
    if (action.hasVersion()) {
      scheduled.setVersion(action.getVersion());
    }
    if (action.hasParentTraceContext()) {
      scheduled.setParentTraceContext(action.getParentTraceContext());
    }
    if (withInput && action.hasInput()) {
      scheduled.setInput(action.getInput());
    }
    HistoryEvent.Builder event = event(id, at).setTaskScheduled(scheduled);
    if (!withInput && action.hasInput()) {
      event.setInputHash(Fnv1a.hash(action.getInput().getValue()));
    }
    return event.build();
  }

  /** The result of the activity that action {@code taskId} started; JSON, or null. */
  public static HistoryEvent taskCompleted(int taskId, @Nullable String result, Instant at) {
    TaskCompletedEvent.Builder completed =
        TaskCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    return event(UNNUMBERED, at).setTaskCompleted(completed).build();
  }

  /** The failure of the activity that action {@code taskId} started. */
  public static HistoryEvent taskFailed(int taskId, ActivityOutcome.Failed outcome, Instant at) {
    TaskFailedEvent.Builder failed = TaskFailedEvent.newBuilder().setTaskScheduledId(taskId);
    if (outcome.details() != null) {
      failed.setFailureDetails(outcome.details());
    }
    HistoryEvent.Builder event =
        event(UNNUMBERED, at).setTaskFailed(failed).setFailureReason(outcome.reason());
    if (outcome.exception() != null) {
      event.setFailureException(outcome.exception());
    }
    return event.build();
  }

  /** The action that creates a timer. */
  public static HistoryEvent timerCreated(int id, Timestamp fireAt, Instant at) {
    return event(id, at).setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt)).build();
  }

  /** The end of the timer that action {@code timerId} created. */
  public static HistoryEvent timerFired(int timerId, Timestamp fireAt, Instant at) {
    return event(UNNUMBERED, at)
        .setTimerFired(TimerFiredEvent.newBuilder().setTimerId(timerId).setFireAt(fireAt))
        .build();
  }

  /**
   * The action that starts a sub-orchestration.
   *
   * @param childId its instance ID, which the action may leave to the engine
   * @param withInput whether the event has the input; otherwise it has the hash of the input
   */
  public static HistoryEvent subOrchestrationCreated(
      int id, CreateSubOrchestrationAction action, String childId, boolean withInput, Instant at) {
    SubOrchestrationInstanceCreatedEvent.Builder created =
        SubOrchestrationInstanceCreatedEvent.newBuilder()
            .setInstanceId(childId)
            .setName(action.getName());
    if (action.hasVersion()) {
      created.setVersion(action.getVersion());
    }
    if (action.hasParentTraceContext()) {
      created.setParentTraceContext(action.getParentTraceContext());
    }
    if (withInput && action.hasInput()) {
      created.setInput(action.getInput());
    }
    HistoryEvent.Builder event = event(id, at).setSubOrchestrationInstanceCreated(created);
    if (!withInput && action.hasInput()) {
      event.setInputHash(Fnv1a.hash(action.getInput().getValue()));
    }
    return event.build();
  }

  /** The result of the sub-orchestration that action {@code taskId} started; JSON, or null. */
  public static HistoryEvent subOrchestrationCompleted(
      int taskId, @Nullable String result, Instant at) {
    SubOrchestrationInstanceCompletedEvent.Builder completed =
        SubOrchestrationInstanceCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    return event(UNNUMBERED, at).setSubOrchestrationInstanceCompleted(completed).build();
  }

  /** The failure of the sub-orchestration that action {@code taskId} started; null if unknown. */
  public static HistoryEvent subOrchestrationFailed(
      int taskId, @Nullable TaskFailureDetails failure, Instant at) {
    SubOrchestrationInstanceFailedEvent.Builder failed =
        SubOrchestrationInstanceFailedEvent.newBuilder().setTaskScheduledId(taskId);
    if (failure != null) {
      failed.setFailureDetails(failure);
    }
    return event(UNNUMBERED, at).setSubOrchestrationInstanceFailed(failed).build();
  }

  /**
   * Returns when a timer fires. The SDK compares the due time with its clock in milliseconds,
   * rounded down, and creates the timer again unless the clock is later; so a timer fires one
   * millisecond later.
   */
  public static Instant dueTime(HistoryEvent timerFired) {
    return Timestamps.instant(timerFired.getTimerFired().getFireAt()).plusMillis(1);
  }
}

package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.messages.*;
import org.jspecify.annotations.Nullable;

/** Converts the end of an activity or a sub-orchestration to JSON, merged with its scheduling. */
final class TaskEnd {

  private final HistoryEvent event;
  private final @Nullable HistoryEvent scheduled;

  /**
   * Creates the document of an event.
   *
   * @param scheduled the scheduling event; null if the history does not have it
   */
  TaskEnd(HistoryEvent event, @Nullable HistoryEvent scheduled) {
    this.event = event;
    this.scheduled = scheduled;
  }

  JsonObject json(boolean showOutput) {
    return switch (event.getEventTypeCase()) {
      case TASKCOMPLETED -> {
        TaskCompletedEvent end = event.getTaskCompleted();
        String result = HistoryEventJson.text(end.hasResult(), end.getResult());
        yield completed("TaskCompleted", result, showOutput);
      }
      case SUBORCHESTRATIONINSTANCECOMPLETED -> {
        SubOrchestrationInstanceCompletedEvent end = event.getSubOrchestrationInstanceCompleted();
        String result = HistoryEventJson.text(end.hasResult(), end.getResult());
        yield completed("SubOrchestrationInstanceCompleted", result, showOutput);
      }
      case TASKFAILED -> {
        TaskFailedEvent end = event.getTaskFailed();
        yield failed(
            "TaskFailed",
            event.hasFailureReason() ? event.getFailureReason() : null,
            event.hasFailureException() ? event.getFailureException() : null,
            FailureDocument.ofActivity(end.hasFailureDetails(), end.getFailureDetails()));
      }
      case SUBORCHESTRATIONINSTANCEFAILED -> {
        SubOrchestrationInstanceFailedEvent end = event.getSubOrchestrationInstanceFailed();
        yield failed(
            "SubOrchestrationInstanceFailed",
            null,
            null,
            FailureDocument.ofOrchestrator(end.hasFailureDetails(), end.getFailureDetails()));
      }
      default -> throw new IllegalStateException(event.getEventTypeCase() + " does not end a task");
    };
  }

  private JsonObject completed(String type, @Nullable String result, boolean showOutput) {
    HistoryEventJson item = new HistoryEventJson(type);
    if (showOutput) {
      item.with("Result", Payload.of(result));
    }
    return withScheduling(item);
  }

  private JsonObject failed(
      String type, @Nullable String reason, @Nullable String exception, JsonElement details) {
    HistoryEventJson item =
        new HistoryEventJson(type).with("Reason", reason).with("Details", exception);
    return withScheduling(item.with("FailureDetails", details));
  }

  private JsonObject withScheduling(HistoryEventJson item) {
    item.at(event);
    if (scheduled == null) {
      return item.json();
    }
    item.with(
        "ScheduledTime", TimeText.ticksWithOffset(Timestamps.instant(scheduled.getTimestamp())));
    if (scheduled.hasTaskScheduled()) {
      TaskScheduledEvent task = scheduled.getTaskScheduled();
      item.with("FunctionName", task.getName());
      return item.with("Input", HistoryEventJson.text(task.hasInput(), task.getInput())).json();
    }
    SubOrchestrationInstanceCreatedEvent child = scheduled.getSubOrchestrationInstanceCreated();
    item.with("FunctionName", child.getName()).with("InstanceId", child.getInstanceId());
    // The extension never shows the input of a child that has ended (recorded).
    return item.withNulls("Input").json();
  }
}

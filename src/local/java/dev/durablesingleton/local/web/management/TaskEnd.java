package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;

/** Shows the end of an activity or a sub-orchestration, with what its scheduling event says. */
final class TaskEnd {

  private TaskEnd() {}

  static JsonObject completed(
      String type, String result, boolean showResult, HistoryEvent event, HistoryEvent scheduled) {
    Item item = new Item(type);
    if (showResult) {
      item.with("Result", Payload.of(result));
    }
    return scheduling(item.at(event), scheduled);
  }

  static JsonObject failed(
      String type, String reason, JsonElement details, HistoryEvent event, HistoryEvent scheduled) {
    Item item =
        new Item(type)
            .with("Reason", reason)
            .withNulls("Details")
            .with("FailureDetails", details)
            .at(event);
    return scheduling(item, scheduled);
  }

  private static JsonObject scheduling(Item item, HistoryEvent scheduled) {
    if (scheduled == null) {
      return item.json();
    }
    item.with("ScheduledTime", TimeText.ticksWithOffset(Item.instant(scheduled.getTimestamp())));
    if (scheduled.hasTaskScheduled()) {
      TaskScheduledEvent task = scheduled.getTaskScheduled();
      item.with("FunctionName", task.getName());
      return item.with("Input", Item.text(task.hasInput(), task.getInput())).json();
    }
    SubOrchestrationInstanceCreatedEvent child = scheduled.getSubOrchestrationInstanceCreated();
    item.with("FunctionName", child.getName()).with("InstanceId", child.getInstanceId());
    return item.with("Input", Item.text(child.hasInput(), child.getInput())).json();
  }
}

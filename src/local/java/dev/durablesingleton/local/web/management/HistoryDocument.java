package dev.durablesingleton.local.web.management;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a history to JSON, without the events that mark turns. The scheduling of a task is
 * merged into its completion.
 */
final class HistoryDocument {

  private final boolean showInput;
  private final boolean showOutput;

  HistoryDocument(boolean showInput, boolean showOutput) {
    this.showInput = showInput;
    this.showOutput = showOutput;
  }

  JsonArray of(List<HistoryEvent> history) {
    Map<Integer, HistoryEvent> scheduled = new HashMap<>();
    Set<Integer> ended = new HashSet<>();
    for (HistoryEvent event : history) {
      if (event.hasTaskScheduled() || event.hasSubOrchestrationInstanceCreated()) {
        scheduled.put(event.getEventId(), event);
      }
      ended.add(taskEndedBy(event));
    }
    JsonArray items = new JsonArray(history.size());
    for (HistoryEvent event : history) {
      boolean merged =
          event.equals(scheduled.get(event.getEventId())) && ended.contains(event.getEventId());
      JsonObject item =
          merged
              ? null
              : new EventDocument(event, showOutput).json(scheduled.get(taskEndedBy(event)));
      if (item != null) {
        if (!showInput) {
          item.remove("Input");
        }
        items.add(item);
      }
    }
    return items;
  }

  /** The ID of the scheduling event, for an event that ends a task; null for other events. */
  private static @Nullable Integer taskEndedBy(HistoryEvent event) {
    return switch (event.getEventTypeCase()) {
      case TASKCOMPLETED -> event.getTaskCompleted().getTaskScheduledId();
      case TASKFAILED -> event.getTaskFailed().getTaskScheduledId();
      case SUBORCHESTRATIONINSTANCECOMPLETED ->
          event.getSubOrchestrationInstanceCompleted().getTaskScheduledId();
      case SUBORCHESTRATIONINSTANCEFAILED ->
          event.getSubOrchestrationInstanceFailed().getTaskScheduledId();
      default -> null;
    };
  }
}
